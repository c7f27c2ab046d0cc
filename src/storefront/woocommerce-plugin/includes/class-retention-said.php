<?php
/**
 * What is said to the shopper on the page to which he is led.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * WooCommerce keeps notices in the session until a page shows them, and the cart and checkout blocks show none. Worse, an error that stays there is
 * taken for one of the cart (CartController::validate_cart), and the block checkout refuses the order for as long. So errors become plain notices, and
 * over the two blocks what we said is shown.
 */
final class Retention_Said {

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_filter( 'render_block_woocommerce/checkout', array( $this, 'over_block' ), 5 );
		add_filter( 'render_block_woocommerce/cart', array( $this, 'over_block' ), 5 );
	}

	/**
	 * Before the shopper is led on: there may be something to show.
	 */
	public static function leave(): void {
		// In the admin there is nobody to tell.
		$errors = function_exists( 'wc_get_notices' ) && Retention_Session::is_there() ? wc_get_notices( 'error' ) : array();
		if ( $errors ) {
			$all = wc_get_notices();
			unset( $all['error'] );
			$all['notice'] = array_merge( $all['notice'] ?? array(), $errors );
			wc_set_notices( $all );
		}
		Retention_Session::set( 'said', array( 'at' => time() ) );
	}

	/**
	 * Shows it over the cart or checkout block, once.
	 *
	 * @param string $html The block.
	 */
	public function over_block( $html ) {
		if ( ! function_exists( 'wc_print_notices' ) || is_admin() || ! Retention_Session::get( 'said' ) ) {
			return $html;
		}
		Retention_Session::set( 'said', array() );
		return wc_print_notices( true ) . $html;
	}
}
