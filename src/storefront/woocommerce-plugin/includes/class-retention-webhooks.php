<?php
/**
 * The webhooks that the server made in this shop.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Finds the webhooks that deliver to the connected server, and notes how the last delivery of a cart went.
 */
final class Retention_Webhooks {

	const LAST = 'retention_last_delivery';

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_action( 'woocommerce_webhook_delivery', array( $this, 'note' ), 10, 2 );
	}

	/**
	 * The webhooks that deliver to a server.
	 *
	 * @param string $app The server's address.
	 * @return WC_Webhook[]
	 */
	public static function of( string $app ): array {
		$webhooks = array();
		foreach ( WC_Data_Store::load( 'webhook' )->search_webhooks( array( 'limit' => 1000 ) ) as $id ) {
			$webhook = wc_get_webhook( (int) $id );
			if ( $webhook && 0 === strpos( $webhook->get_delivery_url(), $app . '/' ) ) {
				$webhooks[] = $webhook;
			}
		}
		return $webhooks;
	}

	/**
	 * Deletes the webhooks of a connection that is over.
	 *
	 * @param Retention_Connection $connection The connection.
	 */
	public static function delete_of( Retention_Connection $connection ): void {
		foreach ( self::of( $connection->app() ) as $webhook ) {
			if ( false !== strpos( $webhook->get_delivery_url(), $connection->id() ) ) {
				$webhook->delete( true );
			}
		}
	}

	/**
	 * Notes when the last cart was delivered, and what the server said. Other deliveries are WooCommerce's own business.
	 *
	 * @param array          $request The request as WooCommerce sent it.
	 * @param array|WP_Error $answer  What came back.
	 */
	public function note( $request, $answer ): void {
		if ( 'cart.updated' === ( $request['headers']['X-WC-Webhook-Topic'] ?? '' ) ) {
			update_option(
				self::LAST,
				array(
					'at'     => time(),
					'status' => (int) wp_remote_retrieve_response_code( $answer ),
				),
				false
			);
		}
	}
}
