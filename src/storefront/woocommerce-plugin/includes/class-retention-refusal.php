<?php
/**
 * "No thanks".
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * A shopper who does not want his address kept: what began ends, and nothing begins again for a year.
 */
final class Retention_Refusal {

	/**
	 * The cookie of those who said "No thanks". It lives a year.
	 */
	const COOKIE = 'retention_no_thanks';

	/**
	 * What nonces of the checkout's script are for. WooCommerce binds those that begin with its name to the session.
	 */
	const NONCE = 'woocommerce-retention-capture';

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_action( 'wc_ajax_retention_no_thanks', array( $this, 'refuse_by_script' ) );
		add_action( 'wp_loaded', array( $this, 'refuse_by_link' ), 30 );
	}

	/**
	 * Whether the shopper said "No thanks".
	 */
	public static function is_refused(): bool {
		return isset( $_COOKIE[ self::COOKIE ] );
	}

	/**
	 * "No thanks", by script.
	 */
	public function refuse_by_script(): void {
		check_ajax_referer( self::NONCE, 'nonce' );
		$this->refuse();
		wp_send_json_success();
	}

	/**
	 * "No thanks", by its link.
	 */
	public function refuse_by_link(): void {
		if ( ! isset( $_GET['retention_no_thanks'] ) || ! Retention_Session::is_there() || ! wp_verify_nonce( sanitize_text_field( wp_unslash( $_GET['retention_no_thanks'] ) ), self::NONCE ) ) {
			return;
		}
		$this->refuse();
		wc_add_notice( __( 'Your address is not kept, and we send no reminder.', 'retention-for-woocommerce' ), 'notice' );
		Retention_Said::leave();
		wp_safe_redirect( wc_get_checkout_url() );
		exit;
	}

	/**
	 * Forgets the shopper, and lets the server stop what it began.
	 */
	private function refuse(): void {
		wc_setcookie( self::COOKIE, '1', time() + YEAR_IN_SECONDS, is_ssl(), true );
		$_COOKIE[ self::COOKIE ] = '1';
		$cart                    = Retention_Session::get( 'cart' );
		if ( $cart ) {
			Retention_Cart_Delivery::tell_emptied( $cart['id'] );
		}
		Retention_Session::set( 'identity', array() );
		Retention_Session::set( 'cart', array() );
		Retention_Session::set( 'consents', array() );
	}
}
