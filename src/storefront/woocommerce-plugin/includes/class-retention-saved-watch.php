<?php
/**
 * Has lists of saved items sent.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * At the end of a request in which a list changed lets WooCommerce's webhook saved_item.updated go, once; and says what is sent. A list of a guest
 * who gave no address is nobody's business.
 */
final class Retention_Saved_Watch {

	/**
	 * The lists that changed in this request.
	 *
	 * @var array<string, bool>
	 */
	private $changed = array();

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_action( 'retention_saved_changed', array( $this, 'change' ) );
		// Before WooCommerce queues its webhooks (10).
		add_action( 'shutdown', array( $this, 'tell' ), 1 );
		add_filter( 'retention_saved_item_snapshot', array( $this, 'snapshot' ), 10, 2 );
	}

	/**
	 * A list changed.
	 *
	 * @param string $id The list's id.
	 */
	public function change( $id ): void {
		$this->changed[ (string) $id ] = true;
	}

	/**
	 * Lets the webhook go for each list that changed, and whose owner is known.
	 */
	public function tell(): void {
		if ( ! $this->changed || ! Retention_Connection::sending() ) {
			return;
		}
		foreach ( array_keys( $this->changed ) as $id ) {
			$list = Retention_Saved_Lists::find( (string) $id );
			if ( $list && ( $list['user_id'] || '' !== $list['email'] ) ) {
				/**
				 * A list of saved items is to be sent.
				 *
				 * @since 1.0.0
				 * @param string $id Its id.
				 */
				do_action( 'retention_saved_item_changed', (string) $id );
			}
		}
		$this->changed = array();
	}

	/**
	 * A list as it is sent, in version 1: all that is on it, and what was taken off it lately.
	 *
	 * @param array|null $snapshot What others gave.
	 * @param string     $id       The list's id.
	 */
	public function snapshot( $snapshot, $id ) {
		$list = Retention_Saved_Lists::find( (string) $id );
		if ( ! $list ) {
			return $snapshot;
		}
		$user  = $list['user_id'] ? get_userdata( $list['user_id'] ) : false;
		$email = $user && '' === $list['email'] ? (string) $user->user_email : $list['email'];
		return array(
			'v'           => 1,
			'id'          => (string) $id,
			'customer_id' => $user ? (int) $user->ID : 0,
			'email'       => $email,
			'locale'      => $list['locale'],
			'updated_at'  => self::time( $list['updated'] ),
			'items'       => array_values( array_filter( array_map( array( $this, 'item' ), Retention_Saved_Table::on( (string) $id ) ) ) ),
			'removed'     => array_map( array( $this, 'removed' ), Retention_Saved_Table::off( (string) $id ) ),
			'consents'    => $list['consents'],
		);
	}

	/**
	 * One item; null where the product is gone.
	 *
	 * @param array $item The item as it is kept.
	 */
	private function item( array $item ): ?array {
		$product = wc_get_product( $item['variation_id'] ? $item['variation_id'] : $item['product_id'] );
		if ( ! $product instanceof WC_Product ) {
			return null;
		}
		$image = wp_get_attachment_image_url( (int) $product->get_image_id(), 'woocommerce_thumbnail' );
		return array(
			'product_id'   => $item['product_id'],
			'variation_id' => $item['variation_id'],
			'name'         => self::text( $product->get_title() ),
			'variant'      => $item['variation_id'] ? self::text( wc_get_formatted_variation( $product, true, false ) ) : '',
			'price'        => $item['price'],
			'currency'     => $item['currency'],
			'saved_at'     => self::time( $item['saved'] ),
			'image'        => $image ? $image : '',
			'url'          => (string) $product->get_permalink(),
			'in_stock'     => $product->is_in_stock(),
			'wants_stock'  => $item['wants_stock'],
		);
	}

	/**
	 * One item that was taken off.
	 *
	 * @param array $item The item as it is kept.
	 */
	private function removed( array $item ): array {
		return array(
			'product_id'   => $item['product_id'],
			'variation_id' => $item['variation_id'],
			'at'           => self::time( $item['removed'] ),
		);
	}

	/**
	 * A moment, in UTC.
	 *
	 * @param int $time Unix seconds.
	 */
	private static function time( int $time ): string {
		return gmdate( 'Y-m-d\TH:i:s\Z', $time );
	}

	/**
	 * Plain text of what may hold entities and marks.
	 *
	 * @param string $html The text as WordPress stores it.
	 */
	private static function text( string $html ): string {
		return html_entity_decode( wp_strip_all_tags( $html ), ENT_QUOTES, 'UTF-8' );
	}
}
