<?php
/** Coming and going. */
final class InstallTest extends PluginTestCase {
	public function test_activating_makes_the_tables_and_calls_nobody(): void {
		World::reset();
		do_action( 'activate_retention-for-woocommerce.php' );
		foreach ( Retention_Install::TABLES as $table ) {
			$this->assertContains( $table::name(), $GLOBALS['wpdb']->tables() );
		}
		$this->assertGreaterThan( time(), World::$scheduled['retention_clean'] );
		$this->assertSame( array(), World::$calls );
	}

	public function test_an_update_makes_what_it_needs_by_itself(): void {
		$GLOBALS['wpdb']->query( 'DROP TABLE wp_retention_carts' );
		World::$options['retention_schema'] = md5( 'of the version before' );
		World::$scheduled                   = array();
		do_action( 'init' );
		$this->assertContains( 'wp_retention_carts', $GLOBALS['wpdb']->tables() );
		$this->assertSame( Retention_Install::schema(), World::$options['retention_schema'] );
		$this->assertArrayHasKey( 'retention_clean', World::$scheduled );
		$statements = count( $GLOBALS['wpdb']->statements );
		do_action( 'init' );
		$this->assertCount( $statements, $GLOBALS['wpdb']->statements, 'Once is enough.' );
	}

	public function test_a_table_that_changed_is_noticed_by_itself(): void {
		$before                  = Retention_Install::schema();
		$GLOBALS['wpdb']->prefix = 'other_';
		$this->assertNotSame( $before, Retention_Install::schema() );
	}

	public function test_deactivating_stops_the_cleaning_and_tells_the_server(): void {
		World::connect();
		do_action( 'deactivate_retention-for-woocommerce.php' );
		$this->assertArrayNotHasKey( 'retention_clean', World::$scheduled );
		$this->assertStringEndsWith( '/gone', World::$calls[0][0] );
		$this->assertSame( '{"reason":"deactivated"}', World::$calls[0][1]['body'] );
	}

	public function test_deleting_leaves_nothing_but_what_stands_on_orders(): void {
		World::connect();
		World::visit();
		World::$options['somebody_else_s'] = 'stays';
		new WC_Webhook( 1, 'https://app.example/webhooks/woocommerce/' . str_repeat( 'a1', 16 ) );
		new WC_Webhook( 2, 'https://other.example/x' );
		WC()->cart->add_to_cart( 11 );
		do_action( 'woocommerce_after_checkout_validation', array( 'billing_email' => 'ann@example.test' ), new WP_Error() );
		$this->request_ends();
		foreach ( Retention_Install::OPTIONS as $option ) {
			World::$options[ $option ] = World::$options[ $option ] ?? 'set';
		}
		foreach ( Retention_Install::USER_META as $key ) {
			World::$user_meta[5][ $key ] = 'set';
		}
		$GLOBALS['wpdb']->query( 'CREATE TABLE wp_options (option_name text)' );
		foreach ( array( '_transient_retention_rate_x', '_transient_timeout_retention_rate_x' ) as $name ) {
			$GLOBALS['wpdb']->insert( 'wp_options', array( 'option_name' => $name ) );
			World::$options[ $name ] = '1';
		}
		defined( 'WP_UNINSTALL_PLUGIN' ) || define( 'WP_UNINSTALL_PLUGIN', 'retention-for-woocommerce/retention-for-woocommerce.php' );
		require dirname( __DIR__, 2 ) . '/src/storefront/woocommerce-plugin/uninstall.php';
		$this->assertSame( array( 'somebody_else_s' => 'stays' ), World::$options );
		$this->assertSame( array( 'wp_options' ), $GLOBALS['wpdb']->tables() );
		$this->assertSame( array( 2 ), array_keys( World::$webhooks ) );
		$this->assertSame( array(), array_filter( World::$user_meta ) );
		$this->assertSame( array(), World::$scheduled );
		$this->assertStringContainsString( 'uninstalled', end( World::$calls )[1]['body'] );
	}

	public function test_every_option_that_the_code_names_is_deleted(): void {
		$named = array();
		foreach ( glob( dirname( __DIR__, 2 ) . '/src/storefront/woocommerce-plugin/includes/*.php' ) as $file ) {
			preg_match_all( "/(?:get|update|add)_option\(\s*(?:'(retention_\w+)'|(self|Retention_\w+)::(\w+))/", file_get_contents( $file ), $calls, PREG_SET_ORDER );
			preg_match( '/^final class (\w+)/m', file_get_contents( $file ), $class );
			foreach ( $calls as $call ) {
				$named[] = $call[1] ?: constant( ( 'self' === $call[2] ? $class[1] : $call[2] ) . '::' . $call[3] );
			}
		}
		$this->assertGreaterThan( 6, count( array_unique( $named ) ) );
		$this->assertSame( array(), array_values( array_diff( array_unique( $named ), Retention_Install::OPTIONS ) ) );
	}

	public function test_without_woocommerce_it_does_nothing(): void {
		$said = shell_exec( escapeshellarg( PHP_BINARY ) . ' -d error_reporting=-1 -d display_errors=1 -r ' . escapeshellarg( '
			define( "ABSPATH", "/" ); define( "RETENTION_TEST", 1 ); $hooks = array();
			function add_action( $hook, $callback, $priority = 10, $accepted = 1 ) { $GLOBALS["hooks"][ $hook ][] = $callback; }
			function register_activation_hook( $file, $callback ) {} function register_deactivation_hook( $file, $callback ) {}
			require $argv[1]; $before = count( $hooks ); foreach ( $hooks["plugins_loaded"] as $callback ) { $callback(); } echo count( $hooks ) - $before, " more";' ) . ' ' . escapeshellarg( dirname( __DIR__, 2 ) . '/src/storefront/woocommerce-plugin/retention-for-woocommerce.php' ) );
		$this->assertSame( '0 more', $said );
	}

	public function test_no_file_answers_when_it_is_called_by_itself(): void {
		foreach ( new RecursiveIteratorIterator( new RecursiveDirectoryIterator( dirname( __DIR__, 2 ) . '/src/storefront/woocommerce-plugin', FilesystemIterator::SKIP_DOTS ) ) as $file ) {
			if ( 'php' === $file->getExtension() && 'index.php' !== $file->getFilename() ) {
				$this->assertMatchesRegularExpression( "/^defined\( '(ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;$/m", file_get_contents( $file->getPathname() ), $file->getFilename() );
			}
		}
	}
}
