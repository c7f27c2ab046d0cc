<?php
/** Everything that the stand-ins remember: one WordPress with one WooCommerce in it, made anew for each test. */
final class World {
	public static array $options = array();
	public static array $transients = array();
	/** What a page view leaves behind in WordPress: [hook][priority][] = [callback, accepted arguments]. */
	public static array $hooks = array();
	public static array $loaded_hooks = array();
	public static array $did = array();
	public static array $doing = array();
	/** Calls over HTTP that the plugin made: [url, args]. */
	public static array $calls = array();
	/** What they are answered with: a WP answer or WP_Error; or a callable. */
	public static $answer;
	public static array $scheduled = array();
	public static array $users = array();
	public static array $user_meta = array();
	public static int $user = 0;
	/** What the user at work may. */
	public static array $abilities = array();
	public static string $home = 'https://shop.example';
	public static string $language = '';
	public static string $environment = 'production';
	public static string $locale = 'en_US';
	public static array $cookies_set = array();
	public static array $headers_sent = array();
	public static ?string $redirect = null;
	public static array $routes = array();
	public static array $notices = array();
	public static array $styles = array();
	public static array $scripts = array();
	public static array $menu = array();
	public static array $active_plugins = array();
	public static array $fields = array();
	public static array $orders = array();
	public static array $products = array();
	public static array $webhooks = array();
	public static array $settings_errors = array();
	public static array $shortcodes = array();
	public static array $blocks = array();
	public static array $query = array();
	public static array $features = array();
	public static bool $is_checkout = false;
	/** Which of the checkout's further pages is shown: order-received, order-pay, or '' for none. */
	public static string $endpoint = '';
	public static bool $is_admin = false;
	public static string $checkout = 'block';
	/** When each waiting delivery was queued, in Unix seconds. */
	public static array $waiting = array();
	public static ?WooCommerce $woocommerce = null;

	public static function reset(): void {
		// What they begin with: PHP 7.4 tells it only before anything changed.
		static $defaults = null;
		$defaults        = $defaults ?? ( new ReflectionClass( self::class ) )->getDefaultProperties();
		foreach ( $defaults as $name => $value ) {
			if ( 'loaded_hooks' !== $name ) {
				self::$$name = $value;
			}
		}
		self::$hooks     = self::$loaded_hooks;
		self::$answer    = World::says( 200, array( 'ok' => true ) );
		$_GET            = $_POST = $_COOKIE = $_REQUEST = array();
		$_SERVER         = array( 'REMOTE_ADDR' => '203.0.113.7', 'REQUEST_METHOD' => 'GET', 'REQUEST_URI' => '/', 'HTTP_HOST' => 'shop.example' );
		$GLOBALS['wpdb'] = new Database();
		$GLOBALS['wp_version'] = '6.9.4';
		self::$woocommerce     = new WooCommerce();
	}

	/** An answer as wp_remote_post() gives it. */
	public static function says( int $status, $body ): array {
		return array( 'response' => array( 'code' => $status ), 'body' => is_string( $body ) ? $body : json_encode( $body ), 'headers' => array() );
	}

	/** Connects the shop, as the server would over REST. */
	public static function connect( array $with = array() ): void {
		self::$options['retention_connection'] = array_merge(
			array( 'id' => str_repeat( 'a1', 16 ), 'key' => str_repeat( 'b2', 32 ), 'app' => 'https://app.example', 'site' => self::$home, 'type' => self::$environment, 'at' => '2026-11-22T10:00:00Z' ),
			$with
		);
	}

	/** A shopper comes to the shop: a session, an empty cart, and one product for sale (11, "Blue Mug"). */
	public static function visit( string $session = 't_0123456789abcdef' ): void {
		WC()->session       = new WC_Session_Handler( $session );
		WC()->cart          = new WC_Cart();
		WC()->customer      = new WC_Customer();
		self::$products[11] = self::$products[11] ?? new WC_Product( 11 );
	}

	/** Logs a user in: the session moves to him, as WooCommerce does. */
	public static function log_in( int $id, string $email ): void {
		self::$users[ $id ] = (object) array( 'ID' => $id, 'user_email' => $email, 'first_name' => 'Ann', 'display_name' => 'Ann' );
		self::$user         = $id;
		if ( WC()->session ) {
			WC()->session->migrate( (string) $id );
		}
	}

	/** The callbacks of a hook, in their order. */
	public static function callbacks( string $hook ): array {
		$by = self::$hooks[ $hook ] ?? array();
		ksort( $by );
		return array_merge( array(), ...array_values( $by ) );
	}
}
