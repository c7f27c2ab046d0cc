<?php
/**
 * The webhooks that the server made in this shop.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Finds the webhooks that deliver to the connected server, keeps drafts back from them, and notes how the last delivery of a cart went.
 */
final class Retention_Webhooks {

	const LAST = 'retention_last_delivery';

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_action( 'woocommerce_webhook_delivery', array( $this, 'note' ), 10, 2 );
		add_filter( 'woocommerce_webhook_should_deliver', array( $this, 'keep_draft' ), 10, 3 );
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
	 * Up to WooCommerce 10.8 the block checkout's draft order goes through order.updated with the address that is being typed. What may be known
	 * before it is submitted, our own cart tells; what may not, the draft must not tell either. Placed, the order is told as any other.
	 *
	 * @param bool       $should_deliver What WooCommerce thinks.
	 * @param WC_Webhook $webhook        The webhook.
	 * @param mixed      $id             What it would tell of.
	 */
	public function keep_draft( $should_deliver, $webhook, $id = 0 ) {
		$connection = $should_deliver ? Retention_Connection::current() : null;
		if ( ! $connection || ! is_numeric( $id ) || 0 !== strpos( (string) $webhook->get_topic(), 'order.' ) || ! $connection->is_at( (string) $webhook->get_delivery_url() ) ) {
			return $should_deliver;
		}
		$order = wc_get_order( (int) $id );
		return ! $order instanceof WC_Order || 'checkout-draft' !== $order->get_status();
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
