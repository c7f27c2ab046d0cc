<?php
/**
 * A cart as it is sent.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Writes down a WooCommerce cart: what the server is told, and what puts it together again.
 */
final class Retention_Cart_Snapshot {

	/**
	 * What WooCommerce itself keeps in a cart's item; everything else came from other plugins (an engraving, an add-on).
	 */
	const OWN_KEYS = array( 'key', 'product_id', 'variation_id', 'variation', 'quantity', 'data', 'data_hash', 'line_tax_data', 'line_subtotal', 'line_subtotal_tax', 'line_total', 'line_tax' );

	/**
	 * Marks of items that came with another: bundles, composites and mix-and-match boxes add theirs by themselves.
	 */
	const CHILD_KEYS = array( 'bundled_by', 'composite_parent', 'mnm_container' );

	/**
	 * What is sent of a cart, in version 1. The recovery address is not part of it: it is added when it is sent.
	 *
	 * @param string  $id         The cart's id.
	 * @param string  $created_at Since when there is a cart, in UTC.
	 * @param array   $who        Whose it is, as Retention_Capture::who() says.
	 * @param WC_Cart $cart       The cart.
	 */
	public static function of( string $id, string $created_at, array $who, WC_Cart $cart ): array {
		$items = array();
		foreach ( $cart->get_cart() as $item ) {
			if ( isset( $item['data'] ) && $item['data'] instanceof WC_Product ) {
				$items[] = self::item( $item, $item['data'] );
			}
		}
		return array(
			'v'           => 1,
			'id'          => $id,
			'created_at'  => $created_at,
			'updated_at'  => gmdate( 'Y-m-d\TH:i:s\Z' ),
			'currency'    => get_woocommerce_currency(),
			'total'       => self::amount( $cart->get_total( 'edit' ) ),
			'customer_id' => $who['customer_id'],
			'email'       => $who['email'],
			'phone'       => $who['phone'],
			'first_name'  => $who['first_name'],
			'country'     => self::country(),
			'locale'      => determine_locale(),
			'is_emptied'  => false,
			'items'       => $items,
			'consents'    => array_values( Retention_Session::get( 'consents' ) ),
		);
	}

	/**
	 * The same cart with nothing left in it. Whoever it was of is still known, so that reminders stop.
	 *
	 * @param array $snapshot Its last snapshot.
	 */
	public static function emptied( array $snapshot ): array {
		$snapshot['updated_at'] = gmdate( 'Y-m-d\TH:i:s\Z' );
		$snapshot['is_emptied'] = true;
		$snapshot['total']      = self::amount( 0 );
		$snapshot['items']      = array();
		return $snapshot;
	}

	/**
	 * Whether two snapshots say the same, but for when.
	 *
	 * @param array $one   One, as it was stored.
	 * @param array $other Another, as it is now.
	 */
	public static function is_same( array $one, array $other ): bool {
		$other['updated_at'] = $one['updated_at'];
		return self::written( $other ) === $one;
	}

	/**
	 * What is left of a value once it was written down as JSON and read again: so are compared what is stored and what is there now.
	 *
	 * @param array $value The value.
	 */
	public static function written( array $value ): array {
		return (array) json_decode( (string) wp_json_encode( $value ), true );
	}

	/**
	 * What puts a cart together again.
	 *
	 * @param WC_Cart $cart The cart.
	 * @return array<int, array{product_id: int, variation_id: int, quantity: float, variation: array, extras: array}>
	 */
	public static function contents( WC_Cart $cart ): array {
		$contents = array();
		foreach ( $cart->get_cart() as $item ) {
			if ( array_intersect_key( $item, array_flip( self::CHILD_KEYS ) ) ) {
				continue;
			}
			$contents[] = array(
				'product_id'   => (int) $item['product_id'],
				'variation_id' => (int) $item['variation_id'],
				'quantity'     => $item['quantity'] + 0,
				'variation'    => (array) ( $item['variation'] ?? array() ),
				'extras'       => self::extras( $item ),
			);
		}
		return $contents;
	}

	/**
	 * What other plugins keep in an item, as far as it can be written down: objects cannot.
	 *
	 * @param array $item The cart's item.
	 */
	public static function extras( array $item ): array {
		return array_filter(
			array_diff_key( $item, array_flip( self::OWN_KEYS ) ),
			static function ( $value ) {
				$is_plain = ! is_object( $value );
				if ( is_array( $value ) ) {
					array_walk_recursive(
						$value,
						static function ( $part ) use ( &$is_plain ) {
							$is_plain = $is_plain && ! is_object( $part );
						}
					);
				}
				return $is_plain;
			}
		);
	}

	/**
	 * One item.
	 *
	 * @param array      $item    The cart's item.
	 * @param WC_Product $product Its product or variation.
	 */
	private static function item( array $item, WC_Product $product ): array {
		// What the shopper saw beside it: with tax where the shop shows prices so, without where it does not.
		$line  = (float) ( $item['line_total'] ?? $product->get_price() * $item['quantity'] );
		$line += 'incl' === get_option( 'woocommerce_tax_display_cart' ) ? (float) ( $item['line_tax'] ?? 0 ) : 0;
		$image = wp_get_attachment_image_url( (int) $product->get_image_id(), 'woocommerce_thumbnail' );
		return array(
			'product_id'   => (int) $item['product_id'],
			'variation_id' => (int) $item['variation_id'],
			'name'         => self::text( $product->get_title() ),
			'variant'      => empty( $item['variation'] ) ? '' : self::text( wc_get_formatted_variation( $item['variation'], true, false ) ),
			'quantity'     => $item['quantity'] + 0,
			'line_total'   => self::amount( $line ),
			'image'        => $image ? $image : '',
			'url'          => (string) $product->get_permalink( $item ),
		);
	}

	/**
	 * An amount with the shop's number of decimals and a point: "12.00".
	 *
	 * @param mixed $amount The amount.
	 */
	private static function amount( $amount ): string {
		return number_format( (float) $amount, wc_get_price_decimals(), '.', '' );
	}

	/**
	 * Plain text of what may hold entities and marks.
	 *
	 * @param string $html The text as WordPress stores it.
	 */
	private static function text( string $html ): string {
		return html_entity_decode( wp_strip_all_tags( $html ), ENT_QUOTES, 'UTF-8' );
	}

	/**
	 * The shopper's country as far as known.
	 */
	private static function country(): string {
		$customer = WC()->customer;
		return $customer ? (string) ( $customer->get_billing_country() ? $customer->get_billing_country() : $customer->get_shipping_country() ) : '';
	}
}
