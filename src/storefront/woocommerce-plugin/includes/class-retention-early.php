<?php
/**
 * Products that only shoppers of some levels may buy at first.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * The server tells which products those are, and writes each customer's level into the user meta. Whoever is not at one of the levels, guests among them, cannot
 * buy the product: not at the product, not in the cart, not at the checkout. It ends by itself on the day from which everybody may.
 */
final class Retention_Early {

	const OPTION = 'retention_early';
	const META   = '_retention_tier';
	const MOST   = 50;

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_filter( 'woocommerce_is_purchasable', array( $this, 'is_purchasable' ), 10, 2 );
		add_filter( 'woocommerce_add_to_cart_validation', array( $this, 'may_add' ), 10, 2 );
		add_action( 'woocommerce_check_cart_items', array( $this, 'check_cart' ) );
		add_action( 'woocommerce_single_product_summary', array( $this, 'say' ), 29 );
	}

	/**
	 * Whether what the server sent can be such a list.
	 *
	 * @param mixed $items What it sent.
	 */
	public static function is_list( $items ): bool {
		if ( ! is_array( $items ) || count( $items ) > self::MOST ) {
			return false;
		}
		foreach ( $items as $item ) {
			if ( ! is_array( $item ) || ! is_int( $item['product'] ?? null ) || ! is_array( $item['tiers'] ?? null ) || ! is_string( $item['name'] ?? null ) || ! preg_match( '/^\d{4}-\d\d-\d\d$/', (string) ( $item['opens'] ?? '' ) ) ) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Remembers the list in place of the one before.
	 *
	 * @param array $items The products.
	 */
	public static function remember( array $items ): void {
		$kept = array();
		foreach ( $items as $item ) {
			$kept[] = array(
				'product' => $item['product'],
				'tiers'   => array_values( array_filter( $item['tiers'], 'is_string' ) ),
				'name'    => sanitize_text_field( $item['name'] ),
				'opens'   => $item['opens'],
			);
		}
		update_option( self::OPTION, $kept );
	}

	/**
	 * The product is not for sale to whoever may not buy it yet; WooCommerce takes it out of such a cart by itself.
	 *
	 * @param bool       $is_purchasable What WooCommerce thinks.
	 * @param WC_Product $product        The product, or a variation.
	 * @return bool
	 */
	public function is_purchasable( $is_purchasable, $product ) {
		return $is_purchasable && ! self::refused( $product );
	}

	/**
	 * Says why nothing was put into the cart.
	 *
	 * @param bool $passed  Whether it may be added so far.
	 * @param int  $product The product's id.
	 * @return bool
	 */
	public function may_add( $passed, $product ) {
		$refused = self::refused( wc_get_product( $product ) );
		if ( $refused ) {
			wc_add_notice( self::text( $refused ), 'error' );
		}
		return $passed && ! $refused;
	}

	/**
	 * Refuses the checkout: somebody may have logged out since.
	 */
	public function check_cart(): void {
		foreach ( WC()->cart->get_cart() as $line ) {
			$refused = self::refused( $line['data'] ?? null );
			if ( $refused ) {
				wc_add_notice( self::text( $refused ), 'error' );
			}
		}
	}

	/**
	 * Says it at the product.
	 */
	public function say(): void {
		global $product;
		$refused = self::refused( $product );
		if ( $refused ) {
			echo '<p class="retention-early">' . esc_html( self::text( $refused ) ) . '</p>';
		}
	}

	/**
	 * What keeps the visitor from buying a product; null for nothing.
	 *
	 * @param mixed $product The product, or a variation.
	 */
	private static function refused( $product ): ?array {
		if ( ! $product instanceof WC_Product ) {
			return null;
		}
		foreach ( (array) get_option( self::OPTION, array() ) as $item ) {
			if ( in_array( $item['product'], array( $product->get_id(), $product->get_parent_id() ), true ) && current_time( 'Y-m-d' ) < $item['opens'] ) {
				$user = get_current_user_id();
				return $user && in_array( get_user_meta( $user, self::META, true ), $item['tiers'], true ) ? null : $item;
			}
		}
		return null;
	}

	/**
	 * The refusal in words.
	 *
	 * @param array $item What keeps the visitor from it.
	 */
	private static function text( array $item ): string {
		/* translators: 1: the level, 2: a day. */
		return sprintf( __( 'Shoppers of the level %1$s can buy this first. From %2$s everybody can. If you are at that level, log in.', 'retention-for-woocommerce' ), $item['name'], $item['opens'] );
	}
}
