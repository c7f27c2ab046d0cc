<?php
/**
 * The token with which the shop's admin vouches for who looks at the merchant's page.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Makes JSON Web Tokens, signed with the connection's key (HS256), that live for a minute.
 */
final class Retention_Page_Token {

	const SECONDS = 60;

	/**
	 * A token for the user at work.
	 *
	 * @param Retention_Connection $connection The connection: its id is the audience, its key signs.
	 */
	public static function mint( Retention_Connection $connection ): string {
		$now   = time();
		$words = self::text( array( 'alg' => 'HS256', 'typ' => 'JWT' ) ) . '.' . self::text( // phpcs:ignore WordPress.Arrays -- One line says it best.
			array(
				'iss'  => untrailingslashit( admin_url() ),
				'dest' => Retention_Connection::here(),
				'aud'  => $connection->id(),
				'sub'  => (string) get_current_user_id(),
				'nbf'  => $now,
				'iat'  => $now,
				'exp'  => $now + self::SECONDS,
				'jti'  => bin2hex( random_bytes( 16 ) ),
			)
		);
		return $words . '.' . self::base64url( hash_hmac( 'sha256', $words, $connection->key(), true ) );
	}

	/**
	 * A part of the token.
	 *
	 * @param array $claims What it says.
	 */
	private static function text( array $claims ): string {
		return self::base64url( (string) wp_json_encode( $claims ) );
	}

	/**
	 * Base64 as RFC 7515 wants it.
	 *
	 * @param string $bytes The bytes.
	 */
	private static function base64url( string $bytes ): string {
		return rtrim( strtr( base64_encode( $bytes ), '+/', '-_' ), '=' ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- RFC 7515.
	}
}
