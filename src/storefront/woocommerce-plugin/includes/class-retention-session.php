<?php
/**
 * What we remember in the shopper's WooCommerce session.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Our part of the session: the cart's id, whose it is, and the boxes that were shown. WooCommerce carries it along when a guest logs in.
 */
final class Retention_Session {

	const NAME = 'retention';

	/**
	 * Whether there is a session at all: none in WP-Cron, in the admin and in most REST calls.
	 */
	public static function is_there(): bool {
		return isset( WC()->session ) && WC()->session instanceof WC_Session && '' !== (string) WC()->session->get_customer_id();
	}

	/**
	 * One of our entries: "cart", "identity", "shown" or "consents"; an empty one where there is none.
	 *
	 * @param string $entry Its name.
	 */
	public static function get( string $entry ): array {
		$all = self::all();
		return isset( $all[ $entry ] ) && is_array( $all[ $entry ] ) ? $all[ $entry ] : array();
	}

	/**
	 * Remembers an entry; an empty one is forgotten.
	 *
	 * @param string $entry Its name.
	 * @param array  $value What it is.
	 */
	public static function set( string $entry, array $value ): void {
		if ( ! self::is_there() ) {
			return;
		}
		$all           = self::all();
		$all[ $entry ] = $value;
		$all['owner']  = self::owner( (string) WC()->session->get_customer_id() );
		WC()->session->set( self::NAME, array_filter( $all ) );
	}

	/**
	 * When a guest logs in, his session gets another key and keeps its data: so do we.
	 *
	 * @param string $guest The guest's session key.
	 * @param string $user  The user's.
	 */
	public static function move( string $guest, string $user ): void {
		$all = self::is_there() ? WC()->session->get( self::NAME ) : null;
		if ( is_array( $all ) && ( $all['owner'] ?? '' ) === self::owner( $guest ) ) {
			$all['owner'] = self::owner( $user );
			WC()->session->set( self::NAME, $all );
		}
	}

	/**
	 * All entries. WooCommerce's own checkout links copy a session's data into another visitor's: theirs is none of ours.
	 */
	private static function all(): array {
		$all = self::is_there() ? WC()->session->get( self::NAME ) : null;
		return is_array( $all ) && ( $all['owner'] ?? '' ) === self::owner( (string) WC()->session->get_customer_id() ) ? $all : array();
	}

	/**
	 * Whose entries they are.
	 *
	 * @param string $key The session's key.
	 */
	private static function owner( string $key ): string {
		return substr( Retention_Secret::hash( 'session', $key ), 0, 16 );
	}
}
