<?php
/**
 * Where carts are kept until they are sent or come back to.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * One row for each cart whose shopper is known: what is sent of it, what puts it together again, and the hash of its recovery token.
 */
final class Retention_Cart_Table {

	/**
	 * Days after its last change for which a cart is kept.
	 */
	const KEPT = 7;

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
  contents longtext NOT NULL,
  ordered tinyint(1) NOT NULL DEFAULT 0,
  created_at datetime NOT NULL,
  updated_at datetime NOT NULL,
  PRIMARY KEY  (id),
  UNIQUE KEY token_hash (token_hash),
  KEY updated_at (updated_at)
) {$wpdb->get_charset_collate()};";
	}

	/**
	 * A cart's row; null where there is none.
	 *
	 * @param string $id The cart's id.
	 * @return array{id: string, snapshot: array, contents: array, is_ordered: bool, updated: int}|null
	 */
	public static function find( string $id ): ?array {
		global $wpdb;
		return self::read( $wpdb->get_row( $wpdb->prepare( 'SELECT * FROM %i WHERE id = %s', self::name(), $id ), ARRAY_A ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- Our own table.
	}

	/**
	 * The cart that a recovery token opens; null where it opens none, or none any more.
	 *
	 * @param string $token The token, 32 hex digits.
	 * @return array{id: string, snapshot: array, contents: array, is_ordered: bool, updated: int}|null
	 */
	public static function find_by_token( string $token ): ?array {
		global $wpdb;
		$row = self::read( $wpdb->get_row( $wpdb->prepare( 'SELECT * FROM %i WHERE token_hash = %s', self::name(), hash( 'sha256', $token ) ), ARRAY_A ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- Our own table.
		return $row && $row['updated'] >= time() - self::KEPT * DAY_IN_SECONDS ? $row : null;
	}

	/**
	 * Stores a cart as it is now.
	 *
	 * @param array $snapshot What is sent of it.
	 * @param array $contents What puts it together again.
	 */
	public static function store( array $snapshot, array $contents ): void {
		global $wpdb;
		$wpdb->replace( // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- Our own table.
			self::name(),
			array(
				'id'         => $snapshot['id'],
				'token_hash' => hash( 'sha256', self::token( $snapshot['id'] ) ),
				'snapshot'   => (string) wp_json_encode( $snapshot ),
				'contents'   => (string) wp_json_encode( $contents ),
				'ordered'    => 0,
				'created_at' => self::time( $snapshot['created_at'] ),
				'updated_at' => self::time( $snapshot['updated_at'] ),
			)
		);
	}

	/**
	 * Notes that a cart was ordered. Its row stays until it is cleaned: a delivery may still be waiting for it.
	 *
	 * @param string $id The cart's id.
	 */
	public static function mark_ordered( string $id ): void {
		global $wpdb;
		$wpdb->update( self::name(), array( 'ordered' => 1 ), array( 'id' => $id ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- Our own table.
	}

	/**
	 * A cart's recovery token, 32 hex digits. It is made anew from the id each time; only its hash is stored.
	 *
	 * @param string $id The cart's id.
	 */
	public static function token( string $id ): string {
		return substr( Retention_Secret::hash( 'restore', $id ), 0, 32 );
	}

	/**
	 * Deletes what is older than a cart is kept. A thousand at a time, so that no table is locked for long.
	 */
	public static function clean(): void {
		global $wpdb;
		$old = $wpdb->get_col( $wpdb->prepare( 'SELECT id FROM %i WHERE updated_at < %s LIMIT 1000', self::name(), gmdate( 'Y-m-d H:i:s', time() - self::KEPT * DAY_IN_SECONDS ) ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- Our own table.
		foreach ( $old as $id ) {
			$wpdb->delete( self::name(), array( 'id' => $id ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- Our own table.
		}
	}

	/**
	 * A time as MySQL wants it.
	 *
	 * @param string $time The time in UTC: 2026-11-22T10:00:00Z.
	 */
	private static function time( string $time ): string {
		return gmdate( 'Y-m-d H:i:s', (int) strtotime( $time ) );
	}

	/**
	 * Reads a row.
	 *
	 * @param array|null $row The row.
	 */
	private static function read( $row ): ?array {
		$snapshot = $row ? json_decode( $row['snapshot'], true ) : null;
		$contents = $row ? json_decode( $row['contents'], true ) : null;
		return ! is_array( $snapshot ) ? null : array(
			'id'         => $row['id'],
			'snapshot'   => $snapshot,
			'contents'   => is_array( $contents ) ? $contents : array(),
			'is_ordered' => (bool) $row['ordered'],
			'updated'    => (int) strtotime( $row['updated_at'] . ' UTC' ),
		);
	}
}
