<?php
/**
 * Coming and going: tables, the daily cleaning, deactivation.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Makes what the plugin needs, and says goodbye.
 */
final class Retention_Install {

	/**
	 * The classes that own a table; each has `name()`, `schema()` (for dbDelta) and `clean()` (called daily).
	 */
	const TABLES = array( 'Retention_Cart_Table', 'Retention_Saved_Lists', 'Retention_Saved_Table' );

	/**
	 * Every option we store. Uninstalling deletes them.
	 */
	const OPTIONS = array( 'retention_connection', 'retention_settings', 'retention_schema', 'retention_secret', 'retention_yields', 'retention_last_delivery', 'retention_copy_answer', 'retention_app', 'retention_saved_page', 'retention_early' );

	/**
	 * Every user meta that we store.
	 */
	const USER_META = array( '_wc_other/retention/email-consent', '_wc_other/retention/sms-consent', '_retention_tier' );

	const CLEANING = 'retention_clean';

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_action( 'init', array( __CLASS__, 'keep_up' ) );
		add_action( self::CLEANING, array( __CLASS__, 'clean' ) );
	}

	/**
	 * On activation. It calls nobody: there may be no server yet.
	 */
	public static function activate(): void {
		self::keep_up();
	}

	/**
	 * After an update, which calls no activation hook: tables and the daily cleaning are as this version wants them.
	 */
	public static function keep_up(): void {
		$wanted = self::schema();
		if ( get_option( 'retention_schema' ) !== $wanted ) {
			require_once ABSPATH . 'wp-admin/includes/upgrade.php';
			foreach ( self::TABLES as $table ) {
				dbDelta( $table::schema() );
			}
			update_option( 'retention_schema', $wanted );
		}
		if ( ! wp_next_scheduled( self::CLEANING ) ) {
			wp_schedule_event( time() + HOUR_IN_SECONDS, 'daily', self::CLEANING );
		}
	}

	/**
	 * What stands for all tables as this version wants them: it changes by itself when one of them does, or when there is a new one.
	 */
	public static function schema(): string {
		$schemas = '';
		foreach ( self::TABLES as $table ) {
			$schemas .= $table::schema();
		}
		return md5( $schemas );
	}

	/**
	 * The daily cleaning.
	 */
	public static function clean(): void {
		foreach ( self::TABLES as $table ) {
			$table::clean();
		}
	}

	/**
	 * On deactivation: nothing runs on, and the server hears that no cart will come.
	 */
	public static function deactivate(): void {
		wp_clear_scheduled_hook( self::CLEANING );
		Retention_Backend::post( 'gone', array( 'reason' => 'deactivated' ), 5 );
	}

	/**
	 * On deletion: the webhooks that were made for us, the tables, options, user meta, transients and the cleaning. Orders keep what stands on them.
	 */
	public static function uninstall(): void {
		global $wpdb;
		Retention_Backend::post( 'gone', array( 'reason' => 'uninstalled' ), 5 );
		$connection = Retention_Connection::current();
		if ( $connection && class_exists( 'WC_Data_Store' ) ) {
			Retention_Webhooks::delete_of( $connection );
		}
		// phpcs:disable WordPress.DB.DirectDatabaseQuery -- Uninstalling.
		foreach ( self::TABLES as $table ) {
			$wpdb->query( $wpdb->prepare( 'DROP TABLE IF EXISTS %i', $table::name() ) );
		}
		foreach ( array( '_transient_retention_', '_transient_timeout_retention_' ) as $prefix ) {
			foreach ( $wpdb->get_col( $wpdb->prepare( 'SELECT option_name FROM %i WHERE option_name LIKE %s', $wpdb->options, $wpdb->esc_like( $prefix ) . '%' ) ) as $name ) {
				delete_option( $name );
			}
		}
		// phpcs:enable
		foreach ( self::USER_META as $key ) {
			delete_metadata( 'user', 0, $key, '', true );
		}
		wp_clear_scheduled_hook( self::CLEANING );
		foreach ( self::OPTIONS as $option ) {
			delete_option( $option );
		}
	}
}
