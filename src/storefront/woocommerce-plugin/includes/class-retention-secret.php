<?php
/**
 * What the plugin hashes with.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Keyed hashes: what is stored or sent is worth nothing to whoever has only the database, or only our server.
 */
final class Retention_Secret {

	/**
	 * The keyed hash of a text, 64 hex digits.
	 *
	 * @param string $purpose What for: the same text gives another hash for another purpose.
	 * @param string $text    The text.
	 */
	public static function hash( string $purpose, string $text ): string {
		// WordPress's own salt is in wp-config.php, ours in the database: neither alone is enough.
		return hash_hmac( 'sha256', $purpose . '|' . $text, wp_salt( 'auth' ) . self::own() );
	}

	/**
	 * Our random half, made once.
	 */
	private static function own(): string {
		$own = get_option( 'retention_secret' );
		if ( ! is_string( $own ) || '' === $own ) {
			// add_option() does nothing where another request was first: so it is read again.
			add_option( 'retention_secret', bin2hex( random_bytes( 32 ) ) );
			$own = (string) get_option( 'retention_secret' );
		}
		return $own;
	}
}
