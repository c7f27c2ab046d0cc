<?php
/**
 * How often one visitor may do something.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Counts by visitor, in windows. Robots put things into carts in masses.
 */
final class Retention_Rate_Limit {

	/**
	 * Counts one more, and says whether it is still within the limit.
	 *
	 * @param string $what    What is done.
	 * @param int    $most    How many are allowed in a window.
	 * @param int    $seconds How long a window is.
	 * @param string $by      Who does it; the visitor where it is left out.
	 */
	public static function allows( string $what, int $most, int $seconds, string $by = '' ): bool {
		$name  = 'retention_rate_' . substr( Retention_Secret::hash( 'rate', $what . '|' . ( '' === $by ? self::visitor() : $by ) . '|' . intdiv( time(), $seconds ) ), 0, 32 );
		$count = (int) get_transient( $name ) + 1;
		if ( $count > $most ) {
			return false;
		}
		set_transient( $name, $count, $seconds );
		return true;
	}

	/**
	 * A hash that stands for the visitor: it is of his IP address, which is stored and sent nowhere.
	 */
	public static function visitor(): string {
		return Retention_Secret::hash( 'visitor', (string) WC_Geolocation::get_ip_address() );
	}
}
