<?php
/**
 * The webhook topics that this plugin brings: cart.updated and saved_item.updated.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Teaches WooCommerce's webhooks two resources, so that carts and saved items go the way of orders: queued, signed and sent by WooCommerce.
 * Whoever brings a resource does `do_action( 'retention_{resource}_changed', $id )` and answers the filter `retention_{resource}_snapshot`.
 */
final class Retention_Topics {

	const RESOURCES = array( 'cart', 'saved_item' );

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_filter( 'woocommerce_valid_webhook_resources', array( $this, 'add_resources' ) );
		add_filter( 'woocommerce_webhook_topics', array( $this, 'add_names' ) );
		add_filter( 'woocommerce_webhook_topic_hooks', array( $this, 'add_hooks' ) );
		add_filter( 'woocommerce_webhook_payload', array( $this, 'payload' ), 10, 3 );
	}

	/**
	 * Our resources beside WooCommerce's.
	 *
	 * @param string[] $resources The valid ones so far.
	 * @return string[]
	 */
	public function add_resources( $resources ) {
		return array_merge( (array) $resources, self::RESOURCES );
	}

	/**
	 * What WooCommerce -> Settings -> Advanced -> Webhooks calls our topics.
	 *
	 * @param string[] $names Topic to name.
	 * @return string[]
	 */
	public function add_names( $names ) {
		return array_merge(
			(array) $names,
			array(
				'cart.updated'       => __( 'Cart updated (Retention)', 'retention-for-woocommerce' ),
				'saved_item.updated' => __( 'Saved items updated (Retention)', 'retention-for-woocommerce' ),
			)
		);
	}

	/**
	 * The actions that our topics wait for.
	 *
	 * @param array $hooks Topic to actions.
	 * @return array
	 */
	public function add_hooks( $hooks ) {
		foreach ( self::RESOURCES as $resource ) {
			$hooks[ $resource . '.updated' ] = array( 'retention_' . $resource . '_changed' );
		}
		return $hooks;
	}

	/**
	 * What is sent: the newest snapshot, whichever change set the delivery off.
	 *
	 * @param mixed  $payload  What WooCommerce would send.
	 * @param string $resource The resource.
	 * @param mixed  $id       Ours.
	 * @return mixed
	 */
	public function payload( $payload, $resource, $id ) {
		if ( ! in_array( $resource, self::RESOURCES, true ) ) {
			return $payload;
		}
		/**
		 * The snapshot of a cart (retention_cart_snapshot) or a list (retention_saved_item_snapshot) as it is to be sent; null where it is gone.
		 *
		 * @since 1.0.0
		 * @param array|null $snapshot Null.
		 * @param string     $id       Its id.
		 */
		$snapshot = apply_filters( "retention_{$resource}_snapshot", null, (string) $id );
		// Gone before it was sent (a queue that stood still for a week): nobody's, and nothing in it. The server leaves such ones out.
		return is_array( $snapshot ) ? $snapshot : array(
			'v'           => 1,
			'id'          => (string) $id,
			'updated_at'  => gmdate( 'Y-m-d\TH:i:s\Z' ),
			'currency'    => get_woocommerce_currency(),
			'customer_id' => 0,
			'email'       => '',
			'is_emptied'  => true,
			'items'       => array(),
			'removed'     => array(),
			'is_gone'     => true,
		);
	}
}
