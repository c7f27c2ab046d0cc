<?php
/**
 * The connection to the merchant's Retention server.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Which server this shop is connected to, and with which key. Stored in one option; the server sets it through our REST route.
 */
final class Retention_Connection {

	const OPTION = 'retention_connection';

	/**
	 * What is stored.
	 *
	 * @var array{id: string, key: string, app: string, site: string, type: string, at: string}
	 */
	private $stored;

	/**
	 * Of what is stored.
	 *
	 * @param array $stored The option's value.
	 */
	private function __construct( array $stored ) {
		$this->stored = $stored;
	}

	/**
	 * The connection; null where there is none.
	 */
	public static function current(): ?self {
		$stored = get_option( self::OPTION );
		if ( ! is_array( $stored ) ) {
			return null;
		}
		$stored = array_merge(
			array(
				'id'   => '',
				'key'  => '',
				'app'  => '',
				'site' => '',
				'type' => '',
				'at'   => '',
			),
			array_filter( $stored, 'is_string' )
		);
		return '' !== $stored['id'] && '' !== $stored['key'] && '' !== $stored['app'] ? new self( $stored ) : null;
	}

	/**
	 * The connection over which something may be sent: none where this is a copy of the connected shop.
	 */
	public static function sending(): ?self {
		$connection = self::current();
		return $connection && ! $connection->is_of_a_copy() ? $connection : null;
	}

	/**
	 * Remembers a connection, made here and now.
	 *
	 * @param string $id  The connection's id at the server, 32 hex digits.
	 * @param string $key The key that only this shop and the server have, 64 hex digits.
	 * @param string $app The server's address, without a slash at its end.
	 */
	public static function remember( string $id, string $key, string $app ): void {
		update_option(
			self::OPTION,
			array(
				'id'   => $id,
				'key'  => $key,
				'app'  => untrailingslashit( $app ),
				'site' => self::here(),
				'type' => wp_get_environment_type(),
				'at'   => gmdate( 'Y-m-d\TH:i:s\Z' ),
			)
		);
	}

	/**
	 * Forgets the connection: nothing is sent from now on.
	 */
	public static function forget(): void {
		delete_option( self::OPTION );
	}

	/**
	 * The connection's id at the server.
	 */
	public function id(): string {
		return $this->stored['id'];
	}

	/**
	 * The key that only this shop and the server have. Never shown, never logged.
	 */
	public function key(): string {
		return $this->stored['key'];
	}

	/**
	 * The server's address, without a slash at its end.
	 */
	public function app(): string {
		return $this->stored['app'];
	}

	/**
	 * The shop's address when it was connected.
	 */
	public function site(): string {
		return $this->stored['site'];
	}

	/**
	 * When it was connected, in UTC: 2026-11-22T10:00:00Z.
	 */
	public function at(): string {
		return $this->stored['at'];
	}

	/**
	 * Whether this shop is a copy of the one that was connected: the same keys at another address, or in another environment (staging for production).
	 */
	public function is_of_a_copy(): bool {
		return self::address( $this->stored['site'] ) !== self::address( self::here() )
			|| ( '' !== $this->stored['type'] && wp_get_environment_type() !== $this->stored['type'] );
	}

	/**
	 * Whether an address is one of the server's.
	 *
	 * @param string $url Any address.
	 */
	public function is_at( string $url ): bool {
		return 0 === strpos( $url, $this->stored['app'] . '/' );
	}

	/**
	 * The shop's address as it stands in its settings. home_url() itself is changed by plugins for several languages, and a page in German is no copy.
	 */
	public static function here(): string {
		if ( defined( 'WP_HOME' ) ) {
			return (string) WP_HOME;
		}
		$options = wp_load_alloptions();
		return (string) ( $options['home'] ?? home_url() );
	}

	/**
	 * An address for comparing: that a shop moved to https, or changed its capitals or its last slash, does not make it a copy.
	 *
	 * @param string $url The address.
	 */
	private static function address( string $url ): string {
		return untrailingslashit( strtolower( (string) preg_replace( '#^https?://(www\.)?#i', '', $url ) ) );
	}
}
