<?php
/**
 * Signed calls to the merchant's Retention server.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Calls the server. Before the merchant connected one, and in a copy of his shop, there is nothing to call.
 */
final class Retention_Backend {

	/**
	 * Calls the server and waits for its answer.
	 *
	 * @param string $name    What is called: contact, preferences, export, erase or gone.
	 * @param array  $body    What is said.
	 * @param int    $timeout Seconds to wait at most.
	 * @return array|WP_Error What the server answered; an error of code retention_not_connected, retention_unreachable, or retention_refused
	 *                        (then its data are `status`, and `field` where one field is at fault, and its message is for the shopper).
	 */
	public static function post( string $name, array $body, int $timeout = 8 ) {
		$connection = Retention_Connection::sending();
		if ( ! $connection ) {
			return new WP_Error( 'retention_not_connected', __( 'This shop is not connected to Retention.', 'retention-for-woocommerce' ) );
		}
		$text   = (string) wp_json_encode( $body );
		$time   = (string) time();
		$answer = wp_remote_post(
			$connection->app() . '/storefront/woocommerce/' . $connection->id() . '/' . $name,
			array(
				'timeout'     => $timeout,
				'redirection' => 0,
				'user-agent'  => 'Retention for WooCommerce/' . RETENTION_VERSION,
				'headers'     => array(
					'Content-Type'          => 'application/json',
					'Accept'                => 'application/json',
					'X-Retention-Timestamp' => $time,
					'X-Retention-Signature' => self::sign( $connection->key(), $time, $name, $text ),
				),
				'body'        => $text,
			)
		);
		return self::read( $answer );
	}

	/**
	 * The signature of a call: HMAC-SHA256 over its time, its name and its body, in base64.
	 *
	 * @param string $key  The connection's key.
	 * @param string $time Unix seconds.
	 * @param string $name What is called.
	 * @param string $body The body's bytes.
	 */
	public static function sign( string $key, string $time, string $name, string $body ): string {
		return base64_encode( hash_hmac( 'sha256', $time . '.' . $name . '.' . $body, $key, true ) ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- A signature in a header.
	}

	/**
	 * Reads an answer.
	 *
	 * @param array|WP_Error $answer What WordPress got.
	 * @return array|WP_Error
	 */
	private static function read( $answer ) {
		$unreachable = new WP_Error( 'retention_unreachable', __( 'This did not work just now. Please try again later.', 'retention-for-woocommerce' ) );
		if ( is_wp_error( $answer ) ) {
			return $unreachable;
		}
		$status = (int) wp_remote_retrieve_response_code( $answer );
		$said   = json_decode( wp_remote_retrieve_body( $answer ), true );
		if ( 200 === $status && is_array( $said ) ) {
			return $said;
		}
		if ( $status >= 400 && $status < 500 && isset( $said['message'] ) && is_string( $said['message'] ) ) {
			$field = isset( $said['field'] ) && is_string( $said['field'] ) ? $said['field'] : '';
			return new WP_Error(
				'retention_refused',
				$said['message'],
				array(
					'status' => $status,
					'field'  => $field,
				)
			);
		}
		return $unreachable;
	}
}
