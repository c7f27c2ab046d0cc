<?php
/**
 * Lets WooCommerce's webhooks reach the connected server, wherever it runs.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * WordPress delivers webhooks to public hosts on the ports 80, 443 and 8080 alone (wp_http_validate_url). A merchant who runs his own Retention
 * server in his network, or on another port, connected it himself: for that one server the rule is lifted.
 */
final class Retention_Reach {

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_filter( 'http_request_host_is_external', array( $this, 'is_external' ), 10, 3 );
		add_filter( 'http_allowed_safe_ports', array( $this, 'ports' ), 10, 3 );
	}

	/**
	 * Whether a host in a private network may be called.
	 *
	 * @param bool   $is_external What WordPress thinks.
	 * @param string $host        The host.
	 * @param string $url         The address that is called.
	 * @return bool
	 */
	public function is_external( $is_external, $host, $url ) {
		return $is_external || $this->is_ours( (string) $url );
	}

	/**
	 * The ports that may be called.
	 *
	 * @param int[]  $ports What WordPress allows.
	 * @param string $host  The host.
	 * @param string $url   The address that is called.
	 * @return int[]
	 */
	public function ports( $ports, $host = '', $url = '' ) {
		if ( $this->is_ours( (string) $url ) ) {
			$ports[] = (int) wp_parse_url( (string) $url, PHP_URL_PORT );
		}
		return $ports;
	}

	/**
	 * Whether an address is the connected server's.
	 *
	 * @param string $url The address.
	 */
	private function is_ours( string $url ): bool {
		$connection = Retention_Connection::sending();
		return $connection && $connection->is_at( $url );
	}
}
