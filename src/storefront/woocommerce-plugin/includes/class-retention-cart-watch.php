<?php
/**
 * Notices what happens to carts.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Notes that a cart changed, and at the end of the request stores it once and lets WooCommerce's webhook know. The same actions come from the classic
 * pages and from the Store API of the blocks.
 */
final class Retention_Cart_Watch {

	/**
	 * Whether the cart changed in this request.
	 *
	 * @var bool
	 */
	private $is_changed = false;

	/**
	 * Whether this request is none of the shopper's doing: logging out empties the cart too.
	 *
	 * @var bool
	 */
	private $is_quiet = false;

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		foreach ( array( 'woocommerce_add_to_cart', 'woocommerce_cart_item_removed', 'woocommerce_cart_item_restored', 'woocommerce_after_cart_item_quantity_update', 'woocommerce_applied_coupon', 'woocommerce_removed_coupon', 'retention_touch_cart' ) as $hook ) {
			add_action( $hook, array( $this, 'change' ), 10, 0 );
		}
		add_action( 'woocommerce_cart_emptied', array( $this, 'empty_out' ), 10, 1 );
		add_action( 'woocommerce_guest_session_to_user_id', array( $this, 'log_in' ), 10, 2 );
		add_action( 'wp_logout', array( $this, 'keep_quiet' ), 1, 0 );
		add_action( 'retention_keep_quiet', array( $this, 'keep_quiet' ), 10, 0 );
		add_action( 'woocommerce_checkout_order_processed', array( $this, 'order' ), 10, 1 );
		add_action( 'woocommerce_store_api_checkout_order_processed', array( $this, 'order' ), 10, 1 );
		// Before WooCommerce queues its webhooks (10) and saves the session (20).
		add_action( 'shutdown', array( $this, 'store' ), 1 );
	}

	/**
	 * The shopper changed the cart, or we learnt whose it is.
	 */
	public function change(): void {
		$this->is_changed = true;
	}

	/**
	 * Nothing of this request is told.
	 */
	public function keep_quiet(): void {
		$this->is_quiet = true;
	}

	/**
	 * The cart was emptied: by the shopper, after his order, or (then WooCommerce says false) because a session ended.
	 *
	 * @param mixed $is_for_good Whether the cart that is kept for the user was emptied too.
	 */
	public function empty_out( $is_for_good = true ): void {
		$this->is_changed = true;
		if ( false === $is_for_good ) {
			$this->keep_quiet();
		}
	}

	/**
	 * A guest became a user: the same cart, and now we know whose.
	 *
	 * @param string $guest The guest's session key.
	 * @param string $user  The user's.
	 */
	public function log_in( $guest, $user ): void {
		Retention_Session::move( (string) $guest, (string) $user );
		$this->change();
	}

	/**
	 * An order was made of the cart. It tells the rest by itself, so the cart says nothing more until the shopper changes it again.
	 *
	 * @param int|WC_Order $order The order (block checkout) or its id (classic).
	 */
	public function order( $order ): void {
		$cart = Retention_Session::get( 'cart' );
		if ( $cart ) {
			$cart['order'] = $order instanceof WC_Order ? $order->get_id() : (int) $order;
			Retention_Session::set( 'cart', $cart );
		}
		$this->is_changed = false;
	}

	/**
	 * The cart's id: a hash of the session's key and of a random number, because the key itself opens the cart, and a shopper has many carts in one session.
	 * It is made when it is first asked for.
	 */
	public static function id(): string {
		$cart = Retention_Session::get( 'cart' );
		if ( ! $cart ) {
			$cart = array(
				'id'         => Retention_Secret::hash( 'cart', WC()->session->get_customer_id() . '|' . bin2hex( random_bytes( 16 ) ) ),
				'created_at' => gmdate( 'Y-m-d\TH:i:s\Z' ),
			);
			Retention_Session::set( 'cart', $cart );
		}
		return $cart['id'];
	}

	/**
	 * Stores the cart once, at the end of the request, and has it sent.
	 */
	public function store(): void {
		if ( ! $this->is_changed || ! Retention_Connection::sending() || ! Retention_Session::is_there() || ! WC()->cart instanceof WC_Cart ) {
			return;
		}
		$this->is_changed = false;
		if ( WC()->cart->is_empty() ) {
			$this->store_emptied();
		} elseif ( ! $this->is_quiet ) {
			$this->store_filled( WC()->cart );
		}
	}

	/**
	 * An empty cart: after an order it ends without a word, otherwise the shopper emptied it. Whatever comes next is another cart.
	 */
	private function store_emptied(): void {
		$cart = Retention_Session::get( 'cart' );
		if ( ! $cart ) {
			return;
		}
		if ( ! empty( $cart['order'] ) ) {
			Retention_Cart_Table::mark_ordered( $cart['id'] );
		} elseif ( ! $this->is_quiet ) {
			Retention_Cart_Delivery::tell_emptied( $cart['id'] );
		}
		Retention_Session::set( 'cart', array() );
		Retention_Session::set( 'consents', array() );
	}

	/**
	 * A cart with something in it.
	 *
	 * @param WC_Cart $cart The cart.
	 */
	private function store_filled( WC_Cart $cart ): void {
		$who = Retention_Capture::who();
		if ( ! $who ) {
			return;
		}
		$id     = self::id();
		$before = Retention_Cart_Table::find( $id );
		// Robots: a visitor begins few carts, and a shop does not get thousands at once.
		if ( ! $before && ! ( Retention_Rate_Limit::allows( 'cart', 20, 10 * MINUTE_IN_SECONDS ) && Retention_Rate_Limit::allows( 'carts', 2000, 10 * MINUTE_IN_SECONDS, 'shop' ) ) ) {
			return;
		}
		$known = Retention_Session::get( 'cart' );
		if ( ! empty( $known['order'] ) ) {
			// The payment failed, and the shopper goes on with the same cart.
			unset( $known['order'] );
			Retention_Session::set( 'cart', $known );
		}
		$snapshot = Retention_Cart_Snapshot::of( $id, $known['created_at'], $who, $cart );
		if ( $before && Retention_Cart_Snapshot::is_same( $before['snapshot'], $snapshot ) ) {
			return;
		}
		Retention_Cart_Table::store( $snapshot, Retention_Cart_Snapshot::contents( $cart ) );
		Retention_Cart_Delivery::tell( $id );
	}
}
