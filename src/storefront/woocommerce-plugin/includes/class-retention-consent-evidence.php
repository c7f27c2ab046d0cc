<?php
/**
 * What is written down of a shopper's consent.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Writes on the order which boxes were shown, in which words, and which were ticked, and keeps with the cart what was ticked before there is an order.
 * Both checkouts write the same.
 */
final class Retention_Consent_Evidence {

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_action( 'woocommerce_after_checkout_validation', array( $this, 'submit_classic' ), 5, 0 );
		add_action( 'woocommerce_checkout_create_order', array( $this, 'write_classic' ), 10, 1 );
		add_action( 'woocommerce_store_api_checkout_update_order_from_request', array( $this, 'write_block' ), 5, 2 );
		add_action( 'woocommerce_store_api_checkout_update_draft', array( $this, 'tick_in_block' ), 10, 1 );
	}

	/**
	 * The classic checkout was submitted: what was ticked belongs to the cart, even where no order comes of it.
	 */
	public function submit_classic(): void {
		$this->remember( $this->posted() );
	}

	/**
	 * Writes the order of the classic checkout.
	 *
	 * @param WC_Order $order The order, which WooCommerce saves next.
	 */
	public function write_classic( $order ): void {
		$ticked = $this->posted();
		foreach ( $ticked as $channel => $is_ticked ) {
			$order->update_meta_data( '_wc_other/' . Retention_Consent::FIELDS[ $channel ], $is_ticked ? '1' : '0' );
		}
		$this->write( $order, $ticked );
	}

	/**
	 * Writes the order of the block checkout; WooCommerce wrote the boxes themselves.
	 *
	 * @param WC_Order        $order   The order, which WooCommerce saves next.
	 * @param WP_REST_Request $request The request.
	 */
	public function write_block( $order, $request ): void {
		$ticked = $this->ticked_in( $request );
		$this->remember( $ticked );
		$this->write( $order, $ticked );
	}

	/**
	 * The shopper ticked a box, and has not ordered yet. From WooCommerce 10.9; before, the draft order brings it.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	public function tick_in_block( $request ): void {
		if ( $request instanceof WP_REST_Request ) {
			$this->remember( $this->ticked_in( $request ) );
		}
	}

	/**
	 * The evidence on the order: what was shown, in which words, and what was ticked; and which cart it was.
	 *
	 * @param WC_Order            $order  The order.
	 * @param array<string, bool> $ticked Channel to whether its box was ticked.
	 */
	private function write( $order, array $ticked ): void {
		if ( ! Retention_Connection::current() ) {
			return;
		}
		$shown = Retention_Consent::shown();
		$boxes = array();
		foreach ( $ticked as $channel => $is_ticked ) {
			$boxes[] = array(
				'channel' => $channel,
				'granted' => $is_ticked,
				'words'   => $shown['words'][ $channel ],
			);
		}
		if ( $boxes ) {
			$evidence = array(
				'v'      => 1,
				'at'     => gmdate( 'Y-m-d\TH:i:s\Z' ),
				'url'    => $shown['url'],
				'locale' => $shown['locale'],
				'boxes'  => $boxes,
			);
			$order->update_meta_data( '_retention_consent', (string) wp_json_encode( $evidence, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES ) );
		}
		if ( Retention_Session::is_there() ) {
			$order->update_meta_data( '_retention_cart_id', Retention_Cart_Watch::id() );
		}
		$order->update_meta_data( '_retention_locale', $shown['locale'] );
	}

	/**
	 * Keeps with the cart what was ticked so far.
	 *
	 * @param array<string, bool> $ticked Channel to whether its box was ticked.
	 */
	private function remember( array $ticked ): void {
		$shown    = Retention_Consent::shown();
		$was      = Retention_Session::get( 'consents' );
		$consents = $was;
		foreach ( $ticked as $channel => $is_ticked ) {
			// What was never ticked says nothing; what is unticked again does.
			if ( ( $was[ $channel ]['granted'] ?? false ) !== $is_ticked ) {
				$consents[ $channel ] = array(
					'channel' => $channel,
					'granted' => $is_ticked,
					'words'   => $shown['words'][ $channel ],
					'at'      => gmdate( 'Y-m-d\TH:i:s\Z' ),
					'url'     => $shown['url'],
				);
			}
		}
		if ( $consents !== $was ) {
			Retention_Session::set( 'consents', $consents );
			/** This action is documented in includes/class-retention-capture.php */
			do_action( 'retention_touch_cart' );
		}
	}

	/**
	 * What was ticked in the classic form. WooCommerce checked its nonce.
	 *
	 * @return array<string, bool>
	 */
	private function posted(): array {
		$ticked = array();
		foreach ( array_keys( Retention_Connection::current() ? Retention_Settings::boxes() : array() ) as $channel ) {
			$ticked[ $channel ] = ! empty( $_POST[ "retention_{$channel}_consent" ] ); // phpcs:ignore WordPress.Security.NonceVerification.Missing -- WooCommerce checked it before.
		}
		return $ticked;
	}

	/**
	 * What was ticked in the block checkout, which names each box that it shows. Who pays by an express button saw none, and nothing is said of it.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, bool>
	 */
	private function ticked_in( $request ): array {
		$fields = $request['additional_fields'];
		$ticked = array();
		foreach ( array_keys( Retention_Connection::current() ? Retention_Settings::boxes() : array() ) as $channel ) {
			if ( is_array( $fields ) && isset( $fields[ Retention_Consent::FIELDS[ $channel ] ] ) ) {
				$ticked[ $channel ] = (bool) $fields[ Retention_Consent::FIELDS[ $channel ] ];
			}
		}
		return $ticked;
	}
}
