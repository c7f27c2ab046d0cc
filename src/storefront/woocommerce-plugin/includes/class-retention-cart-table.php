<?php
/**
 * Where carts are kept until they are sent or come back to.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * One row for each cart whose shopper is known: its newest snapshot, and the hash of its recovery token.
 */
final class Retention_Cart_Table {

	/**
	 * Seconds after its last change for which a cart is kept.
	 */
	const KEPT = 7 * DAY_IN_SECONDS;

	/**
	 * The table's name.
	 */
	public static function name(): string {
		global $wpdb;
		return $wpdb->prefix . 'retention_carts';
	}

	/**
	 * How dbDelta makes it.
	 */
	public static function schema(): string {
		global $wpdb;
		$name = self::name();
		return "CREATE TABLE {$name} (
  id char(64) NOT NULL,
  token_hash char(64) NOT NULL,
  snapshot longtext NOT NULL,
  created_at datetime NOT NULL,
  updated_at datetime NOT NULL,
  PRIMARY KEY  (id),
  UNIQUE KEY token_hash (token_hash),
  KEY updated_at (updated_at)
) {$wpdb->get_charset_collate()};";
	}

	/**
	 * Deletes what is older than a cart is kept.
	 */
	public static function clean(): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( 'DELETE FROM %i WHERE updated_at < %s', self::name(), gmdate( 'Y-m-d H:i:s', time() - self::KEPT ) ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- Our own table.
	}
}
