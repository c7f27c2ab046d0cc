<?php
/**
 * Loads the plugin as WordPress would, over small stand-ins. What the plugin calls and no stand-in knows is an error of PHP's own, and fails the test.
 */

error_reporting( -1 );
date_default_timezone_set( 'UTC' ); // As WordPress does.
define( 'ABSPATH', __DIR__ . '/standins/' );
foreach ( array( 'MINUTE' => 60, 'HOUR' => 3600, 'DAY' => 86400, 'WEEK' => 604800, 'MONTH' => 2592000, 'YEAR' => 31536000 ) as $name => $seconds ) {
	define( $name . '_IN_SECONDS', $seconds );
}
define( 'ARRAY_A', 'ARRAY_A' );
define( 'COOKIEPATH', '/' );
define( 'COOKIE_DOMAIN', '' );

require __DIR__ . '/standins/World.php';
require __DIR__ . '/standins/Database.php';
require __DIR__ . '/standins/wordpress.php';
require __DIR__ . '/standins/woocommerce.php';
require __DIR__ . '/standins/storefront.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
require __DIR__ . '/PluginTestCase.php';

World::reset();
require dirname( __DIR__, 2 ) . '/src/storefront/woocommerce-plugin/retention-for-woocommerce.php';
World::$loaded_hooks = World::$hooks;
