<?php
/**
 * The consent boxes of both checkouts.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Shows a box for e-mail and one for texts, never required and never ticked beforehand, and writes down on the order what was shown and what was ticked.
 * Both checkouts write the same.
 */
final class Retention_Consent {

	/**
	 * The channels, and the ids of their boxes at the block checkout. WooCommerce stores them on the order as _wc_other/{id}.
	 */
	const FIELDS = array(
		'email' => 'retention/email-consent',
		'sms'   => 'retention/sms-consent',
	);

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_action( 'woocommerce_init', array( $this, 'register_fields' ) );
		add_action( 'template_redirect', array( $this, 'remember_shown' ) );
		add_action( 'woocommerce_after_checkout_billing_form', array( $this, 'print_boxes' ) );
		add_action( 'woocommerce_after_checkout_validation', array( $this, 'submit_classic' ), 5, 0 );
		add_action( 'woocommerce_checkout_create_order', array( $this, 'write_classic' ), 10, 1 );
		add_action( 'woocommerce_store_api_checkout_update_order_from_request', array( $this, 'write_block' ), 5, 2 );
		add_action( 'woocommerce_store_api_checkout_update_draft', array( $this, 'tick_in_block' ), 10, 1 );
	}

	/**
	 * The boxes of the block checkout. In the location "order" WooCommerce keeps them with the order alone: in "contact" it would tick them beforehand
	 * when the same shopper comes again.
	 */
	public function register_fields(): void {
		if ( ! function_exists( 'woocommerce_register_additional_checkout_field' ) || ! Retention_Connection::current() ) {
			return;
		}
		foreach ( Retention_Settings::boxes() as $channel => $words ) {
			woocommerce_register_additional_checkout_field(
				array(
					'id'            => self::FIELDS[ $channel ],
					'label'         => $words,
					'optionalLabel' => $words,
					'location'      => 'order',
					'type'          => 'checkbox',
					'required'      => false,
				)
			);
		}
	}

	/**
	 * Remembers which words the checkout page shows to this shopper, in which language and where: what he ticks is held against this.
	 */
	public function remember_shown(): void {
		if ( is_checkout() && ! is_order_received_page() && Retention_Connection::current() ) {
			$this->show();
		}
	}

	/**
	 * The boxes of the classic checkout. They stand outside of the part that WooCommerce draws anew with each change, which would untick them.
	 */
	public function print_boxes(): void {
		if ( ! Retention_Connection::current() ) {
			return;
		}
		$this->show();
		foreach ( Retention_Settings::boxes() as $channel => $words ) {
			printf(
				'<p class="form-row form-row-wide retention-consent"><label class="woocommerce-form__label woocommerce-form__label-for-checkbox checkbox"><input type="checkbox" class="woocommerce-form__input woocommerce-form__input-checkbox input-checkbox" name="retention_%1$s_consent" value="1" /> <span>%2$s</span></label></p>',
				esc_attr( $channel ),
				esc_html( $words )
			);
		}
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
			$order->update_meta_data( '_wc_other/' . self::FIELDS[ $channel ], $is_ticked ? '1' : '0' );
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
		$shown = $this->shown();
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
		$shown    = $this->shown();
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
	 * Remembers what the page shows.
	 */
	private function show(): void {
		if ( Retention_Session::get( 'shown' ) !== $this->as_of_now() ) {
			Retention_Session::set( 'shown', $this->as_of_now() );
		}
	}

	/**
	 * What was shown to this shopper. A box that is on, but was not part of what he saw, has the words of now.
	 *
	 * @return array{words: array<string, string>, locale: string, url: string}
	 */
	private function shown(): array {
		$now   = $this->as_of_now();
		$shown = Retention_Session::get( 'shown' );
		return ! $shown ? $now : array_merge( $shown, array( 'words' => $shown['words'] + $now['words'] ) );
	}

	/**
	 * What a page would show now.
	 *
	 * @return array{words: array<string, string>, locale: string, url: string}
	 */
	private function as_of_now(): array {
		return array(
			'words'  => Retention_Settings::boxes(),
			'locale' => determine_locale(),
			'url'    => wc_get_checkout_url(),
		);
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
	 * What was ticked in the block checkout. A draft that says nothing of a box ticks nothing and unticks nothing.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, bool>
	 */
	private function ticked_in( $request ): array {
		$fields = $request['additional_fields'];
		$ticked = array();
		foreach ( array_keys( Retention_Connection::current() ? Retention_Settings::boxes() : array() ) as $channel ) {
			if ( is_array( $fields ) && isset( $fields[ self::FIELDS[ $channel ] ] ) ) {
				$ticked[ $channel ] = (bool) $fields[ self::FIELDS[ $channel ] ];
			} elseif ( 'POST' === $request->get_method() ) {
				$ticked[ $channel ] = false;
			}
		}
		return $ticked;
	}
}
