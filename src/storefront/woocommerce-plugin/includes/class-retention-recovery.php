<?php
/**
 * The link back to a cart.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Puts a cart together again from an opaque token, on whichever device it is opened. It never logs anyone in, and shows nothing but the cart and the
 * address that the reminder went to.
 */
final class Retention_Recovery {

	const PARAMETER = 'retention_restore';

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		// WooCommerce loads the cart at 10 and reads its own forms at 20.
		add_action( 'wp_loaded', array( $this, 'open' ), 30 );
	}

	/**
	 * Opens a link.
	 */
	public function open(): void {
		// A link in a letter carries no nonce: the token is its proof, and it changes nothing but the visitor's own cart.
		// phpcs:disable WordPress.Security.NonceVerification.Recommended
		if ( ! isset( $_GET[ self::PARAMETER ] ) || is_admin() || ! WC()->cart instanceof WC_Cart || ! Retention_Session::is_there() ) {
			return;
		}
		$token  = is_string( $_GET[ self::PARAMETER ] ) ? sanitize_text_field( wp_unslash( $_GET[ self::PARAMETER ] ) ) : '';
		$coupon = isset( $_GET['coupon'] ) && is_string( $_GET['coupon'] ) ? wc_format_coupon_code( sanitize_text_field( wp_unslash( $_GET['coupon'] ) ) ) : '';
		$marks  = array();
		foreach ( array( 'utm_source', 'utm_medium', 'utm_campaign', 'utm_content', 'utm_term', 'utm_id' ) as $name ) {
			if ( isset( $_GET[ $name ] ) && is_string( $_GET[ $name ] ) ) {
				$marks[ $name ] = rawurlencode( sanitize_text_field( wp_unslash( $_GET[ $name ] ) ) );
			}
		}
		// phpcs:enable
		$this->hide();
		// A visitor on a new device has no session yet: without one, neither the cart nor a notice would last until the next page.
		if ( WC()->session instanceof WC_Session_Handler && ! WC()->session->has_session() ) {
			WC()->session->set_customer_session_cookie( true );
		}
		$row = $this->find( $token );
		if ( $row ) {
			$this->restore( $row );
		} else {
			wc_add_notice( __( 'This link is too old to bring your cart back.', 'retention-for-woocommerce' ), 'notice' );
		}
		if ( '' !== $coupon && wc_coupons_enabled() && ! WC()->cart->is_empty() && ! WC()->cart->has_discount( $coupon ) ) {
			WC()->cart->apply_coupon( $coupon );
		}
		Retention_Said::leave();
		wp_safe_redirect( add_query_arg( $marks, WC()->cart->is_empty() ? wc_get_cart_url() : wc_get_checkout_url() ) );
		exit;
	}

	/**
	 * Keeps the token from other sites, caches and search engines.
	 */
	private function hide(): void {
		nocache_headers();
		if ( ! headers_sent() ) {
			header( 'Referrer-Policy: no-referrer' );
			header( 'X-Robots-Tag: noindex, nofollow' );
		}
	}

	/**
	 * The cart of a token; null where there is none. Nobody may try many.
	 *
	 * @param string $token The token.
	 */
	private function find( string $token ): ?array {
		if ( ! preg_match( '/^[0-9a-f]{32}$/', $token ) ) {
			return null;
		}
		$row = Retention_Cart_Table::find_by_token( $token );
		return $row && Retention_Rate_Limit::allows( 'restore', 60, 10 * MINUTE_IN_SECONDS ) ? $row : null;
	}

	/**
	 * Adds what is missing to the present cart, and goes on with the restored one.
	 *
	 * @param array $row The cart's row.
	 */
	private function restore( array $row ): void {
		// Opening a link is no change of mind. What the shopper does next is told.
		do_action( 'retention_keep_quiet' );
		$this->go_on_with( $row );
		$gone = array();
		foreach ( $row['contents'] as $item ) {
			if ( ! $this->add( $item ) ) {
				$gone[] = $this->name_of( $row['snapshot'], $item );
			}
		}
		if ( $gone ) {
			/* translators: %s: a list of products. */
			wc_add_notice( sprintf( __( 'Not available any more: %s', 'retention-for-woocommerce' ), esc_html( implode( ', ', array_unique( $gone ) ) ) ), 'notice' );
		}
	}

	/**
	 * The visitor's cart is now the one of the link: it keeps its id and its address, so that it is not taken for another one that was left.
	 *
	 * @param array $row The cart's row.
	 */
	private function go_on_with( array $row ): void {
		$email = (string) $row['snapshot']['email'];
		if ( ! is_user_logged_in() && '' !== $email && ! Retention_Refusal::is_refused() ) {
			Retention_Capture::remember( $email, $row['snapshot']['phone'], $row['snapshot']['first_name'] );
			if ( WC()->customer && '' === (string) WC()->customer->get_billing_email() ) {
				WC()->customer->set_billing_email( $email );
				WC()->customer->save();
			}
		}
		// Somebody else's, opened while logged in, is a copy of what is in it and no more. So is one that was ordered already.
		$is_own = 0 === $row['snapshot']['customer_id'] ? ! is_user_logged_in() || wp_get_current_user()->user_email === $email : get_current_user_id() === $row['snapshot']['customer_id'] || ! is_user_logged_in();
		if ( $row['is_ordered'] || ! $is_own ) {
			return;
		}
		$present = Retention_Session::get( 'cart' );
		if ( $present && $present['id'] !== $row['id'] ) {
			Retention_Cart_Delivery::tell_emptied( $present['id'] );
		}
		Retention_Session::set(
			'cart',
			array(
				'id'         => $row['id'],
				'created_at' => $row['snapshot']['created_at'],
			)
		);
	}

	/**
	 * Adds an item, as many as there are and no more than were wanted. What is in the cart already is not doubled.
	 *
	 * @param array $item The item as it was written down.
	 * @return bool Whether it is in the cart now.
	 */
	private function add( array $item ): bool {
		$product = wc_get_product( $item['variation_id'] ? $item['variation_id'] : $item['product_id'] );
		if ( ! $product || ! $product->is_purchasable() || ! $product->is_in_stock() ) {
			return false;
		}
		$quantity = $item['quantity'];
		if ( ! $product->has_enough_stock( $quantity ) ) {
			$quantity = (int) $product->get_stock_quantity();
		}
		if ( $quantity <= 0 ) {
			return false;
		}
		foreach ( WC()->cart->get_cart() as $key => $present ) {
			if ( $this->is_same( $present, $item ) ) {
				if ( $present['quantity'] < $quantity ) {
					WC()->cart->set_quantity( $key, $quantity );
				}
				return true;
			}
		}
		/** WooCommerce's own filter, documented in its class-wc-form-handler.php: other plugins may refuse what is added. */
		$is_allowed = apply_filters( 'woocommerce_add_to_cart_validation', true, $item['product_id'], $quantity, $item['variation_id'], $item['variation'] );
		return $is_allowed && false !== WC()->cart->add_to_cart( $item['product_id'], $quantity, $item['variation_id'], $item['variation'], $item['extras'] );
	}

	/**
	 * Whether an item that is in the cart is the one that was written down: the same product, the same variation, the same extras.
	 *
	 * @param array $present The cart's item.
	 * @param array $item    The item as it was written down.
	 */
	private function is_same( array $present, array $item ): bool {
		return (int) $present['product_id'] === $item['product_id']
			&& (int) $present['variation_id'] === $item['variation_id']
			&& (array) ( $present['variation'] ?? array() ) === $item['variation']
			&& Retention_Cart_Snapshot::written( Retention_Cart_Snapshot::extras( $present ) ) === $item['extras'];
	}

	/**
	 * What the shopper knows an item as.
	 *
	 * @param array $snapshot The cart as it was sent.
	 * @param array $item     The item as it was written down.
	 */
	private function name_of( array $snapshot, array $item ): string {
		foreach ( $snapshot['items'] as $sent ) {
			if ( $sent['product_id'] === $item['product_id'] && $sent['variation_id'] === $item['variation_id'] ) {
				return $sent['name'] . ( '' === $sent['variant'] ? '' : ' (' . $sent['variant'] . ')' );
			}
		}
		return '#' . $item['product_id'];
	}
}
