<?php
/**
 * The lists of saved items: whose they are.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * One row for each list: its owner, the address that he gave with it, and what he said about being written to. What is on a list is in Retention_Saved_Table.
 */
final class Retention_Saved_Lists {

	/**
	 * Days for which a guest's list is kept after its last change: as long as the cookie that opens it.
	 */
	const KEPT = 180;

	/**
	 * The table's name.
	 */
	public static function name(): string {
		global $wpdb;
		return $wpdb->prefix . 'retention_saved_lists';
	}

	/**
	 * How dbDelta makes it.
	 */
	public static function schema(): string {
		global $wpdb;
		$name = self::name();
		return "CREATE TABLE {$name} (
  id char(64) NOT NULL,
  user_id bigint(20) unsigned NOT NULL DEFAULT 0,
  email varchar(254) NOT NULL DEFAULT '',
  locale varchar(20) NOT NULL DEFAULT '',
  consents text NOT NULL,
  updated_at datetime NOT NULL,
  PRIMARY KEY  (id),
  KEY user_id (user_id),
  KEY email (email(191)),
  KEY updated_at (updated_at)
) {$wpdb->get_charset_collate()};";
	}

	/**
	 * A list; null where there is none.
	 *
	 * @param string $id The list's id.
	 * @return array{id: string, user_id: int, email: string, locale: string, consents: array, updated: int}|null
	 */
	public static function find( string $id ): ?array {
		global $wpdb;
		return self::read( $wpdb->get_row( $wpdb->prepare( 'SELECT * FROM %i WHERE id = %s', self::name(), $id ), ARRAY_A ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- Our own table.
	}

	/**
	 * The ids of a person's lists.
	 *
	 * @param int    $user_id The user; 0 for none.
	 * @param string $email   The address; '' for none.
	 * @return string[]
	 */
	public static function of( int $user_id, string $email ): array {
		global $wpdb;
		return $wpdb->get_col( $wpdb->prepare( "SELECT id FROM %i WHERE ( user_id = %d AND user_id > 0 ) OR ( email = %s AND email <> '' )", self::name(), $user_id, strtolower( $email ) ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- Our own table.
	}

	/**
	 * Notes that a list changed now. Whose it is stays known.
	 *
	 * @param string $id   The list's id.
	 * @param array  $with What else changed of it: user_id, email, consents.
	 */
	public static function touch( string $id, array $with = array() ): void {
		global $wpdb;
		$known = self::find( $id );
		$list  = array_merge(
			$known ? $known : array(
				'user_id'  => 0,
				'email'    => '',
				'consents' => array(),
			),
			$with
		);
		$wpdb->replace( // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- Our own table.
			self::name(),
			array(
				'id'         => $id,
				'user_id'    => (int) $list['user_id'],
				'email'      => strtolower( (string) $list['email'] ),
				'locale'     => determine_locale(),
				'consents'   => (string) wp_json_encode( $list['consents'] ),
				'updated_at' => gmdate( 'Y-m-d H:i:s' ),
			)
		);
	}

	/**
	 * Forgets a list and what is on it.
	 *
	 * @param string $id The list's id.
	 */
	public static function forget( string $id ): void {
		global $wpdb;
		Retention_Saved_Table::forget( $id );
		$wpdb->delete( self::name(), array( 'id' => $id ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- Our own table.
	}

	/**
	 * Forgets guests' lists that nobody can open any more. A thousand at a time, so that no table is locked for long.
	 */
	public static function clean(): void {
		global $wpdb;
		$old = $wpdb->get_col( $wpdb->prepare( 'SELECT id FROM %i WHERE user_id = 0 AND updated_at < %s LIMIT 1000', self::name(), gmdate( 'Y-m-d H:i:s', time() - self::KEPT * DAY_IN_SECONDS ) ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- Our own table.
		array_map( array( __CLASS__, 'forget' ), $old );
	}

	/**
	 * Reads a row.
	 *
	 * @param array|null $row The row.
	 */
	private static function read( $row ): ?array {
		if ( ! $row ) {
			return null;
		}
		$consents = json_decode( $row['consents'], true );
		return array(
			'id'       => $row['id'],
			'user_id'  => (int) $row['user_id'],
			'email'    => $row['email'],
			'locale'   => $row['locale'],
			'consents' => is_array( $consents ) ? $consents : array(),
			'updated'  => (int) strtotime( $row['updated_at'] . ' UTC' ),
		);
	}
}
