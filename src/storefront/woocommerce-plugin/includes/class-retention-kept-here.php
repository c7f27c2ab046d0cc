<?php
/**
 * What of a person lies in the shop itself.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * The carts and lists of a person in our own tables: exports and forgets them. What stands on orders is WooCommerce's to export and erase.
 */
final class Retention_Kept_Here {

	/**
	 * How many of a person's carts are looked at.
	 */
	const MOST = 200;

	/**
	 * All that lies here, in the form of an export.
	 *
	 * @param string $email   The address.
	 * @param int    $user_id The user; 0 for a guest.
	 */
	public static function export( string $email, int $user_id ): array {
		return array_merge( self::carts( $email, $user_id ), self::lists( $email, $user_id ) );
	}

	/**
	 * The carts that lie here, in the form of an export.
	 *
	 * @param string $email   The address.
	 * @param int    $user_id The user; 0 for a guest.
	 */
	private static function carts( string $email, int $user_id ): array {
		$all = array();
		foreach ( self::carts_of( $email, $user_id ) as $id => $cart ) {
			$goods = array();
			foreach ( (array) ( $cart['items'] ?? array() ) as $item ) {
				$goods[] = ( $item['quantity'] ?? 1 ) . ' x ' . ( $item['name'] ?? '' );
			}
			$all[] = self::item(
				'retention-shop-carts',
				__( 'Carts kept in the shop', 'retention-for-woocommerce' ),
				'cart-' . $id,
				array(
					__( 'E-mail address', 'retention-for-woocommerce' ) => $cart['email'] ?? '',
					__( 'Telephone', 'retention-for-woocommerce' ) => $cart['phone'] ?? '',
					__( 'First name', 'retention-for-woocommerce' ) => $cart['first_name'] ?? '',
					__( 'Changed', 'retention-for-woocommerce' ) => $cart['updated_at'] ?? '',
					__( 'Total', 'retention-for-woocommerce' ) => ( $cart['total'] ?? '' ) . ' ' . ( $cart['currency'] ?? '' ),
					__( 'Items', 'retention-for-woocommerce' ) => implode( ', ', $goods ),
				)
			);
		}
		return $all;
	}

	/**
	 * The lists that lie here, in the form of an export.
	 *
	 * @param string $email   The address.
	 * @param int    $user_id The user; 0 for a guest.
	 */
	private static function lists( string $email, int $user_id ): array {
		$all = array();
		foreach ( Retention_Saved_Lists::of( $user_id, $email ) as $id ) {
			$list = Retention_Saved_Lists::find( $id );
			foreach ( Retention_Saved_Table::on( $id ) as $item ) {
				$product = wc_get_product( $item['variation_id'] ? $item['variation_id'] : $item['product_id'] );
				$all[]   = self::item(
					'retention-shop-saved',
					__( 'Items saved for later', 'retention-for-woocommerce' ),
					'saved-' . substr( $id, 0, 16 ) . '-' . $item['product_id'] . '-' . $item['variation_id'],
					array(
						__( 'Item', 'retention-for-woocommerce' ) => $product instanceof WC_Product ? wp_strip_all_tags( $product->get_name() ) : (string) $item['product_id'],
						__( 'Saved', 'retention-for-woocommerce' ) => gmdate( 'Y-m-d H:i', $item['saved'] ) . ' UTC',
						__( 'Price then', 'retention-for-woocommerce' ) => $item['price'] . ' ' . $item['currency'],
						__( 'E-mail address', 'retention-for-woocommerce' ) => $list['email'] ?? '',
					)
				);
			}
		}
		return $all;
	}

	/**
	 * Forgets what lies here; whether there was anything.
	 *
	 * @param string $email   The address.
	 * @param int    $user_id The user; 0 for a guest.
	 */
	public static function forget( string $email, int $user_id ): bool {
		global $wpdb;
		$carts = array_keys( self::carts_of( $email, $user_id ) );
		foreach ( $carts as $id ) {
			$wpdb->delete( Retention_Cart_Table::name(), array( 'id' => $id ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- Our own table.
		}
		$lists = Retention_Saved_Lists::of( $user_id, $email );
		array_map( array( 'Retention_Saved_Lists', 'forget' ), $lists );
		return $carts || $lists;
	}

	/**
	 * The carts that lie here, id to snapshot.
	 *
	 * @param string $email   The address.
	 * @param int    $user_id The user; 0 for a guest.
	 * @return array<string, array>
	 */
	private static function carts_of( string $email, int $user_id ): array {
		global $wpdb;
		$found = array();
		$rows  = $wpdb->get_results( // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- Our own table.
			$wpdb->prepare(
				'SELECT id, snapshot FROM %i WHERE snapshot LIKE %s OR snapshot LIKE %s LIMIT %d',
				Retention_Cart_Table::name(),
				'%' . $wpdb->esc_like( (string) wp_json_encode( $email ) ) . '%',
				'%"customer_id":' . ( $user_id ? $user_id : -1 ) . ',%',
				self::MOST
			),
			ARRAY_A
		);
		foreach ( $rows as $row ) {
			$cart = json_decode( $row['snapshot'], true );
			if ( is_array( $cart ) && ( 0 === strcasecmp( (string) ( $cart['email'] ?? '' ), $email ) || ( $user_id && (int) ( $cart['customer_id'] ?? 0 ) === $user_id ) ) ) {
				$found[ $row['id'] ] = $cart;
			}
		}
		return $found;
	}

	/**
	 * One thing that lies here.
	 *
	 * @param string                $group The key of its group.
	 * @param string                $label The group's name.
	 * @param string                $id    Its id.
	 * @param array<string, string> $lines Name to value; empty ones are left out.
	 */
	private static function item( string $group, string $label, string $id, array $lines ): array {
		$data = array();
		foreach ( array_filter( array_map( 'trim', array_map( 'strval', $lines ) ), 'strlen' ) as $name => $value ) {
			$data[] = array(
				'name'  => $name,
				'value' => esc_html( $value ),
			);
		}
		return array(
			'group_id'    => $group,
			'group_label' => $label,
			'item_id'     => $id,
			'data'        => $data,
		);
	}
}
