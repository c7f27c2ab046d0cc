<?php
/**
 * What is on the lists of saved items.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * One row for each item of a list. What was taken off stays for a while, marked: webhooks get lost, and the next one tells it again.
 */
final class Retention_Saved_Table {

	/**
	 * How many items a list holds.
	 */
	const MOST = 100;

	/**
	 * Days for which it is known that an item was taken off.
	 */
	const REMOVED_KEPT = 30;

	/**
	 * The table's name.
	 */
	public static function name(): string {
		global $wpdb;
		return $wpdb->prefix . 'retention_saved';
	}

	/**
	 * How dbDelta makes it.
	 */
	public static function schema(): string {
		global $wpdb;
		$name = self::name();
		return "CREATE TABLE {$name} (
  list_id char(64) NOT NULL,
  product_id bigint(20) unsigned NOT NULL,
  variation_id bigint(20) unsigned NOT NULL DEFAULT 0,
  attributes text NOT NULL,
  price varchar(32) NOT NULL DEFAULT '',
  currency char(3) NOT NULL DEFAULT '',
  wants_stock tinyint(1) NOT NULL DEFAULT 0,
  saved_at datetime NOT NULL,
  removed_at datetime NULL,
  PRIMARY KEY  (list_id,product_id,variation_id),
  KEY removed_at (removed_at)
) {$wpdb->get_charset_collate()};";
	}

	/**
	 * What is on a list, the newest first.
	 *
	 * @param string $list_id The list's id.
	 * @return array<int, array{product_id: int, variation_id: int, attributes: array, price: string, currency: string, wants_stock: bool, saved: int, removed: int}>
	 */
	public static function on( string $list_id ): array {
		return self::rows( $list_id, 'removed_at IS NULL ORDER BY saved_at DESC, product_id DESC' );
	}

	/**
	 * What was taken off a list lately, the latest first.
	 *
	 * @param string $list_id The list's id.
	 * @return array As on().
	 */
	public static function off( string $list_id ): array {
		return self::rows( $list_id, 'removed_at IS NOT NULL ORDER BY removed_at DESC' );
	}

	/**
	 * An item of a list, taken off or not; null where it never was on it.
	 *
	 * @param string $list_id      The list's id.
	 * @param int    $product_id   The product.
	 * @param int    $variation_id The variation; 0 for none.
	 */
	public static function find( string $list_id, int $product_id, int $variation_id ): ?array {
		global $wpdb;
		$row = $wpdb->get_row( $wpdb->prepare( 'SELECT * FROM %i WHERE list_id = %s AND product_id = %d AND variation_id = %d', self::name(), $list_id, $product_id, $variation_id ), ARRAY_A ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- Our own table.
		return $row ? self::read( $row ) : null;
	}

	/**
	 * Puts an item on a list.
	 *
	 * @param string $list_id The list's id.
	 * @param array  $item    The item, as on() gives it.
	 */
	public static function put( string $list_id, array $item ): void {
		global $wpdb;
		$wpdb->replace( // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- Our own table.
			self::name(),
			array(
				'list_id'      => $list_id,
				'product_id'   => $item['product_id'],
				'variation_id' => $item['variation_id'],
				'attributes'   => (string) wp_json_encode( $item['attributes'] ),
				'price'        => $item['price'],
				'currency'     => $item['currency'],
				'wants_stock'  => (int) $item['wants_stock'],
				'saved_at'     => gmdate( 'Y-m-d H:i:s', $item['saved'] ),
				'removed_at'   => $item['removed'] ? gmdate( 'Y-m-d H:i:s', $item['removed'] ) : null,
			)
		);
	}

	/**
	 * Forgets all of a list.
	 *
	 * @param string $list_id The list's id.
	 */
	public static function forget( string $list_id ): void {
		global $wpdb;
		$wpdb->delete( self::name(), array( 'list_id' => $list_id ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- Our own table.
	}

	/**
	 * Forgets what was taken off long ago.
	 */
	public static function clean(): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( 'DELETE FROM %i WHERE removed_at < %s', self::name(), gmdate( 'Y-m-d H:i:s', time() - self::REMOVED_KEPT * DAY_IN_SECONDS ) ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- Our own table.
	}

	/**
	 * Some of a list's rows.
	 *
	 * @param string $list_id The list's id.
	 * @param string $which   Which, in SQL; never anything from outside.
	 */
	private static function rows( string $list_id, string $which ): array {
		global $wpdb;
		return array_map( array( __CLASS__, 'read' ), $wpdb->get_results( $wpdb->prepare( "SELECT * FROM %i WHERE list_id = %s AND {$which} LIMIT %d", self::name(), $list_id, self::MOST ), ARRAY_A ) ); // phpcs:ignore WordPress.DB -- Our own table, and our own words.
	}

	/**
	 * Reads a row.
	 *
	 * @param array $row The row.
	 */
	private static function read( array $row ): array {
		$attributes = json_decode( $row['attributes'], true );
		return array(
			'product_id'   => (int) $row['product_id'],
			'variation_id' => (int) $row['variation_id'],
			'attributes'   => is_array( $attributes ) ? $attributes : array(),
			'price'        => $row['price'],
			'currency'     => $row['currency'],
			'wants_stock'  => (bool) $row['wants_stock'],
			'saved'        => (int) strtotime( $row['saved_at'] . ' UTC' ),
			'removed'      => $row['removed_at'] ? (int) strtotime( $row['removed_at'] . ' UTC' ) : 0,
		);
	}
}
