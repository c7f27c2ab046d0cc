<?php
/**
 * The list of saved items of whoever looks at the shop.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * A user's list follows his account; a guest's is opened by a random cookie, which is set only when he saves something. Who logs in takes his guest's list along.
 */
final class Retention_Saved_List {

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		// Before anything is done with the list (15), and before WooCommerce's own forms (20).
		add_action( 'wp_loaded', array( $this, 'take_along' ), 14 );
		add_action( 'delete_user', array( $this, 'forget' ) );
	}

	/**
	 * The list's id; null where there is none.
	 */
	public static function id(): ?string {
		if ( is_user_logged_in() ) {
			// The one that he has: where WordPress's salts were changed, a new hash would be an empty list.
			$own = Retention_Saved_Lists::of( get_current_user_id(), '' );
			return $own ? $own[0] : Retention_Secret::hash( 'list', 'user|' . get_current_user_id() );
		}
		$token = Retention_Saved_Cookie::token();
		return null === $token ? null : Retention_Secret::hash( 'list', 'guest|' . $token );
	}

	/**
	 * What is on it, the newest first.
	 */
	public static function items(): array {
		$id = self::id();
		return null === $id ? array() : Retention_Saved_Table::on( $id );
	}

	/**
	 * Whether an item is on it.
	 *
	 * @param int $product_id   The product.
	 * @param int $variation_id The variation; 0 for none.
	 */
	public static function has( int $product_id, int $variation_id ): bool {
		$id   = self::id();
		$item = null === $id ? null : Retention_Saved_Table::find( $id, $product_id, $variation_id );
		return $item && ! $item['removed'];
	}

	/**
	 * Puts a product on it.
	 *
	 * @param WC_Product $product    The product or variation.
	 * @param array      $attributes The chosen attributes, where a variation leaves some open.
	 * @return string What became of it: saved, known or full.
	 */
	public static function add( WC_Product $product, array $attributes ): string {
		$variation_id = $product->is_type( 'variation' ) ? $product->get_id() : 0;
		$product_id   = $variation_id ? $product->get_parent_id() : $product->get_id();
		if ( self::has( $product_id, $variation_id ) ) {
			return 'known';
		}
		if ( count( self::items() ) >= Retention_Saved_Table::MOST ) {
			return 'full';
		}
		$id = self::made();
		Retention_Saved_Table::put(
			$id,
			array(
				'product_id'   => $product_id,
				'variation_id' => $variation_id,
				'attributes'   => $attributes,
				'price'        => (string) $product->get_price(),
				'currency'     => get_woocommerce_currency(),
				// Who saves what cannot be bought wants to hear when it can: the button says so.
				'wants_stock'  => ! $product->is_in_stock(),
				'saved'        => time(),
				'removed'      => 0,
			)
		);
		self::change( $id );
		return 'saved';
	}

	/**
	 * Takes an item off; whether it was on it.
	 *
	 * @param int $product_id   The product.
	 * @param int $variation_id The variation; 0 for none.
	 */
	public static function remove( int $product_id, int $variation_id ): bool {
		$id   = self::id();
		$item = null === $id ? null : Retention_Saved_Table::find( $id, $product_id, $variation_id );
		if ( ! $item || $item['removed'] ) {
			return false;
		}
		// Never the very second in which it was saved: of the two the later counts.
		$item['removed'] = max( time(), $item['saved'] + 1 );
		Retention_Saved_Table::put( $id, $item );
		self::change( $id );
		return true;
	}

	/**
	 * Notes the address to which the shopper wants to hear of the list, and what he said about it.
	 *
	 * @param string $email   The address; '' for a user's own.
	 * @param array  $consent What he said, as it is sent; empty for nothing.
	 */
	public static function tell_me( string $email, array $consent ): void {
		$id    = self::made();
		$known = Retention_Saved_Lists::find( $id );
		$with  = array( 'consents' => $consent ? array( $consent ) : ( $known ? $known['consents'] : array() ) );
		if ( '' !== $email ) {
			$with['email'] = $email;
		}
		self::change( $id, $with );
	}

	/**
	 * A guest who logged in takes his list along.
	 */
	public function take_along(): void {
		$token = Retention_Saved_Cookie::token();
		if ( null === $token || ! is_user_logged_in() ) {
			return;
		}
		$guests = Retention_Secret::hash( 'list', 'guest|' . $token );
		$users  = (string) self::id();
		$given  = Retention_Saved_Lists::find( $guests );
		foreach ( $given ? array_reverse( Retention_Saved_Table::on( $guests ) ) : array() as $item ) {
			if ( ! self::has( $item['product_id'], $item['variation_id'] ) && count( self::items() ) < Retention_Saved_Table::MOST ) {
				Retention_Saved_Table::put( $users, $item );
			}
		}
		if ( $given ) {
			$own = Retention_Saved_Lists::find( $users );
			self::change( $users, $own && $own['consents'] ? array() : array( 'consents' => $given['consents'] ) );
			Retention_Saved_Lists::forget( $guests );
		}
		Retention_Saved_Cookie::set( '', time() - DAY_IN_SECONDS );
		unset( $_COOKIE[ Retention_Saved_Cookie::COOKIE ] );
	}

	/**
	 * A user's account is deleted, and his list with it.
	 *
	 * @param int $user_id The user.
	 */
	public function forget( $user_id ): void {
		array_map( array( 'Retention_Saved_Lists', 'forget' ), Retention_Saved_Lists::of( (int) $user_id, '' ) );
	}

	/**
	 * The list's id, for whoever puts something on it: a guest who has none gets one.
	 */
	private static function made(): string {
		if ( ! is_user_logged_in() ) {
			$token                   = Retention_Saved_Cookie::token();
			$token                   = null === $token ? bin2hex( random_bytes( 16 ) ) : $token;
			$_COOKIE[ Retention_Saved_Cookie::COOKIE ] = $token;
			Retention_Saved_Cookie::set( $token, time() + Retention_Saved_Lists::KEPT * DAY_IN_SECONDS );
		}
		return (string) self::id();
	}

	/**
	 * Notes that the list changed, and lets the webhook know.
	 *
	 * @param string $id   The list's id.
	 * @param array  $with What else changed of it.
	 */
	private static function change( string $id, array $with = array() ): void {
		if ( is_user_logged_in() ) {
			$with['user_id'] = get_current_user_id();
		}
		Retention_Saved_Lists::touch( $id, $with );
		/**
		 * A list of saved items changed.
		 *
		 * @since 1.0.0
		 * @param string $id Its id.
		 */
		do_action( 'retention_saved_changed', $id );
	}
}
