<?php
/**
 * The plugin as a whole: which parts it has, and how they start.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Starts every part, where WooCommerce is there to work with.
 */
final class Retention_Plugin {

	/**
	 * The parts, in the order of a shopper's way. Each has a method `register()` that adds its hooks, and does nothing else.
	 */
	const PARTS = array(
		'Retention_Install',
		'Retention_Topics',
		'Retention_Webhooks',
		'Retention_Reach',
		'Retention_Copy',
		'Retention_Capture',
		'Retention_Refusal',
		'Retention_Notice',
		'Retention_Consent',
		'Retention_Consent_Evidence',
		'Retention_Cart_Watch',
		'Retention_Cart_Delivery',
		'Retention_Recovery',
		'Retention_Said',
		'Retention_Saved_List',
		'Retention_Saved_Actions',
		'Retention_Saved_Button',
		'Retention_Saved_Page',
		'Retention_Saved_Watch',
		'Retention_Contact',
		'Retention_Preferences',
		'Retention_Reviews',
		'Retention_Early',
		'Retention_Shown_Reviews',
		'Retention_Blocks',
		'Retention_Privacy',
		'Retention_Other_Senders',
		'Retention_Rest',
		'Retention_Health',
		'Retention_Admin_Page',
		'Retention_Settings_Form',
	);

	/**
	 * Finds the file of one of our classes: Retention_Cart_Table is in includes/class-retention-cart-table.php.
	 *
	 * @param string $name The class that PHP looks for.
	 */
	public static function load( $name ): void {
		if ( 0 !== strpos( $name, 'Retention_' ) ) {
			return;
		}
		$file = __DIR__ . '/class-' . strtolower( str_replace( '_', '-', $name ) ) . '.php';
		if ( is_readable( $file ) ) {
			require_once $file;
		}
	}

	/**
	 * Says that we work with orders in their own tables (HPOS) and with the cart and checkout blocks. Undeclared, WooCommerce shows us as incompatible.
	 */
	public static function declare_compatibility(): void {
		if ( class_exists( '\Automattic\WooCommerce\Utilities\FeaturesUtil' ) ) {
			\Automattic\WooCommerce\Utilities\FeaturesUtil::declare_compatibility( 'custom_order_tables', RETENTION_FILE, true );
			\Automattic\WooCommerce\Utilities\FeaturesUtil::declare_compatibility( 'cart_checkout_blocks', RETENTION_FILE, true );
		}
	}

	/**
	 * Starts the parts. Without WooCommerce there is nothing to do.
	 */
	public static function start(): void {
		if ( ! class_exists( 'WooCommerce' ) ) {
			return;
		}
		// Before WooCommerce's own `init` at 0, where the checkout fields get their words.
		add_action( 'init', array( __CLASS__, 'load_translations' ), -10 );
		foreach ( self::PARTS as $part ) {
			( new $part() )->register();
		}
	}

	/**
	 * Loads the translations that come in the zip.
	 */
	public static function load_translations(): void {
		load_plugin_textdomain( 'retention-for-woocommerce', false, dirname( plugin_basename( RETENTION_FILE ) ) . '/languages' );
	}
}
