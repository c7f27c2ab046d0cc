<?php
/**
 * What this shop is, in the server's words.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Versions, checkout, connection and other senders.
 */
final class Retention_Status {

	/**
	 * The status as it is now.
	 */
	public static function now(): array {
		$connection = Retention_Connection::current();
		return array(
			'plugin'      => RETENTION_VERSION,
			'wordpress'   => get_bloginfo( 'version' ),
			'woocommerce' => WC()->version,
			'php'         => PHP_VERSION,
			'site'        => Retention_Connection::here(),
			'is_copy'     => $connection && $connection->is_of_a_copy(),
			'checkout'    => self::checkout(),
			'connected'   => null !== $connection,
			'others'      => Retention_Other_Senders::all(),
		);
	}

	/**
	 * Which checkout the shop has: "block" or "classic".
	 */
	public static function checkout(): string {
		if ( class_exists( '\Automattic\WooCommerce\Blocks\Utils\CartCheckoutUtils' ) ) {
			return \Automattic\WooCommerce\Blocks\Utils\CartCheckoutUtils::is_checkout_block_default() ? 'block' : 'classic';
		}
		return has_block( 'woocommerce/checkout', wc_get_page_id( 'checkout' ) ) ? 'block' : 'classic';
	}
}
