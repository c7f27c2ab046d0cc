<?php
/**
 * Plugin Name:          Retention for WooCommerce
 * Description:          Tells your Retention server what happens in your shop: carts, consent and saved items. Holds no flow and sends no mail itself.
 * Version:              1.0.0
 * Requires at least:    6.5
 * Requires PHP:         7.4
 * Requires Plugins:     woocommerce
 * Author:               Retention
 * License:              MIT
 * License URI:          https://opensource.org/license/mit
 * Text Domain:          retention-for-woocommerce
 * Domain Path:          /languages
 * WC requires at least: 8.9
 * WC tested up to:      10.5
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

define( 'RETENTION_VERSION', '1.0.0' );
define( 'RETENTION_FILE', __FILE__ );

require_once __DIR__ . '/includes/class-retention-plugin.php';

spl_autoload_register( array( 'Retention_Plugin', 'load' ) );
register_activation_hook( __FILE__, array( 'Retention_Install', 'activate' ) );
register_deactivation_hook( __FILE__, array( 'Retention_Install', 'deactivate' ) );
add_action( 'before_woocommerce_init', array( 'Retention_Plugin', 'declare_compatibility' ) );
add_action( 'plugins_loaded', array( 'Retention_Plugin', 'start' ) );
