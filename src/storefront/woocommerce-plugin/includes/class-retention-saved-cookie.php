<?php
/**
 * The cookie of a guest who saved something.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Opens a guest's list. It is random, set only when he saves something, and only a hash of it is stored.
 */
final class Retention_Saved_Cookie {

	/**
	 * Its name.
	 */
	const COOKIE = 'retention_list';

	/**
	 * The guest's cookie; null where there is none.
	 */
	public static function token(): ?string {
		$token = isset( $_COOKIE[ self::COOKIE ] ) && is_string( $_COOKIE[ self::COOKIE ] ) ? sanitize_key( $_COOKIE[ self::COOKIE ] ) : '';
		return 1 === preg_match( '/^[0-9a-f]{32}\z/', $token ) ? $token : null;
	}

	/**
	 * Sets the cookie: for our pages alone, and not for scripts.
	 *
	 * @param string $value Its value.
	 * @param int    $until Until when.
	 */
	public static function set( string $value, int $until ): void {
		if ( headers_sent() ) {
			return;
		}
		setcookie(
			self::COOKIE,
			$value,
			array(
				'expires'  => $until,
				'path'     => COOKIEPATH ? COOKIEPATH : '/',
				'domain'   => COOKIE_DOMAIN ? COOKIE_DOMAIN : '',
				'secure'   => is_ssl(),
				'httponly' => true,
				'samesite' => 'Lax',
			)
		);
	}
}
