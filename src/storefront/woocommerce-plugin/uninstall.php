<?php
/**
 * Deleting the plugin leaves nothing of it, but for what stands on orders: that is the shop's own evidence of who agreed to what.
 *
 * @package Retention
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

if ( ! class_exists( 'Retention_Plugin', false ) ) {
	require_once __DIR__ . '/retention-for-woocommerce.php';
}

if ( is_multisite() ) {
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $retention_site ) { // phpcs:ignore WordPress.Arrays -- One line says it best.
		switch_to_blog( $retention_site );
		Retention_Install::uninstall();
		restore_current_blog();
	}
} else {
	Retention_Install::uninstall();
}
