<?php
/**
 * What shoppers do with their lists.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Saving, taking off, moving to the cart, and asking to be told. Each is a form that leads back to where it stood, and works without a script.
 */
final class Retention_Saved_Actions {

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		// Before WooCommerce's own forms (20): our button stands inside of theirs, and must not put anything into the cart.
		add_action( 'wp_loaded', array( $this, 'save' ), 15 );
		add_action( 'wp_loaded', array( $this, 'save_line' ), 15 );
		add_action( 'wp_loaded', array( $this, 'change' ), 15 );
		add_action( 'wp_loaded', array( $this, 'tell_me' ), 15 );
	}

	/**
	 * "Save for later", on a product.
	 */
	public function save(): void {
		if ( ! isset( $_POST['retention_save'] ) || ! is_string( $_POST['retention_save'] ) ) { // phpcs:ignore WordPress.Security.NonceVerification.Missing -- It comes next.
			return;
		}
		if ( ! Retention_Post::is_genuine( 'retention-save' ) ) {
			$this->end( Retention_Post::too_old(), 'error' );
		}
		$product   = wc_get_product( absint( Retention_Post::line( 'retention_save' ) ) );
		$variation = absint( Retention_Post::line( 'variation_id' ) );
		$chosen    = $variation ? wc_get_product( $variation ) : null;
		if ( $chosen instanceof WC_Product && $product instanceof WC_Product && $chosen->get_parent_id() === $product->get_id() ) {
			$this->put( $chosen, $this->attributes() );
		}
		$this->put( $product, array() );
	}

	/**
	 * "Save for later", beside a line of the cart: it leaves the cart.
	 */
	public function save_line(): void {
		$by_link = isset( $_GET['retention_save_line'] ) && is_string( $_GET['retention_save_line'] );
		if ( ! $by_link && ! Retention_Post::is_sent( 'save-line' ) ) {
			return;
		}
		if ( $by_link && ! wp_verify_nonce( isset( $_GET['_wpnonce'] ) && is_string( $_GET['_wpnonce'] ) ? sanitize_text_field( wp_unslash( $_GET['_wpnonce'] ) ) : '', 'retention-save-line' ) ) {
			$this->end( Retention_Post::too_old(), 'error' );
		}
		$key  = $by_link ? sanitize_text_field( wp_unslash( $_GET['retention_save_line'] ) ) : Retention_Post::line( 'retention_line' );
		$cart = WC()->cart;
		$line = $cart instanceof WC_Cart ? $cart->get_cart_item( $key ) : array();
		if ( ! $line || ! $line['data'] instanceof WC_Product || 'full' === $this->saved( $line['data'], (array) ( $line['variation'] ?? array() ) ) ) {
			$this->end( $line ? $this->words( 'full' ) : __( 'This item is no longer in your cart.', 'retention-for-woocommerce' ), 'error' );
		}
		$cart->remove_cart_item( $key );
		$this->end( $this->words( 'saved' ) );
	}

	/**
	 * "Remove" and "Move to cart", on the list.
	 */
	public function change(): void {
		if ( ! Retention_Post::is_posted( 'saved-item' ) ) {
			return;
		}
		if ( ! Retention_Post::is_sent( 'saved-item' ) ) {
			$this->end( Retention_Post::too_old(), 'error' );
		}
		list( $product_id, $variation_id ) = array_map( 'absint', explode( '-', Retention_Post::line( 'retention_item' ) . '-0', 2 ) );
		$id                                = Retention_Saved_List::id();
		$item                              = null === $id ? null : Retention_Saved_Table::find( $id, $product_id, $variation_id );
		if ( ! $item || $item['removed'] ) {
			$this->end( __( 'This item is no longer on your list.', 'retention-for-woocommerce' ), 'notice' );
		}
		if ( 'remove' === Retention_Post::line( 'retention_act' ) ) {
			Retention_Saved_List::remove( $product_id, $variation_id );
			$this->end( __( 'The item was taken off your list.', 'retention-for-woocommerce' ) );
		}
		// WooCommerce itself says why where it cannot be put into the cart.
		if ( WC()->cart instanceof WC_Cart && false !== WC()->cart->add_to_cart( $product_id, 1, $variation_id, $item['attributes'] ) ) {
			Retention_Saved_List::remove( $product_id, $variation_id );
			$this->end( __( 'The item is in your cart now.', 'retention-for-woocommerce' ) );
		}
		Retention_Post::go( Retention_Post::here() );
	}

	/**
	 * "Tell me", under the list; and "Stop".
	 */
	public function tell_me(): void {
		if ( ! Retention_Post::is_posted( 'saved-notify' ) || Retention_Post::is_trapped() || ! Retention_Saved_List::items() ) {
			return;
		}
		if ( ! Retention_Post::is_sent( 'saved-notify' ) ) {
			$this->end( Retention_Post::too_old(), 'error' );
		}
		$is_wanted = 'stop' !== Retention_Post::line( 'retention_act' );
		$email     = is_user_logged_in() ? '' : sanitize_email( Retention_Post::line( 'retention_email' ) );
		$is_ticked = '' !== Retention_Post::line( 'retention_offers' );
		if ( $is_wanted && ! is_user_logged_in() && ! is_email( $email ) ) {
			$this->end( __( 'Enter your e-mail address, like ann@example.com.', 'retention-for-woocommerce' ), 'error' );
		}
		if ( $is_wanted && is_user_logged_in() && ! $is_ticked ) {
			$this->end( __( 'Tick the box if we may write to you.', 'retention-for-woocommerce' ), 'error' );
		}
		if ( ! Retention_Rate_Limit::allows( 'saved-notify', 10, HOUR_IN_SECONDS ) ) {
			$this->end( __( 'That was too often. Please try again in an hour.', 'retention-for-woocommerce' ), 'error' );
		}
		$consent = ! $is_wanted || $is_ticked ? array(
			'channel' => 'email',
			'granted' => $is_wanted,
			'words'   => $is_wanted ? Retention_Saved_Page::offer_words() : __( 'Stop writing to me', 'retention-for-woocommerce' ),
			'at'      => gmdate( 'Y-m-d\TH:i:s\Z' ),
			'url'     => Retention_Post::here(),
		) : array();
		Retention_Saved_List::tell_me( $is_wanted ? $email : '', $consent );
		$this->end( $is_wanted ? __( 'Thank you. If we need you to confirm your address, a letter is on its way.', 'retention-for-woocommerce' ) : __( 'We no longer write to you about your list.', 'retention-for-woocommerce' ) );
	}

	/**
	 * Puts a product on the list, and leads back.
	 *
	 * @param mixed $product    The product.
	 * @param array $attributes The chosen attributes.
	 */
	private function put( $product, array $attributes ): void {
		if ( ! $product instanceof WC_Product || 'publish' !== get_post_status( $product->is_type( 'variation' ) ? $product->get_parent_id() : $product->get_id() ) ) {
			$this->end( __( 'This product is no longer here.', 'retention-for-woocommerce' ), 'error' );
		}
		$became = $this->saved( $product, $attributes );
		$this->end( $this->words( $became ), 'full' === $became ? 'error' : 'success' );
	}

	/**
	 * Puts a product on the list; what became of it. Machines press buttons in masses.
	 *
	 * @param WC_Product $product    The product.
	 * @param array      $attributes The chosen attributes.
	 */
	private function saved( WC_Product $product, array $attributes ): string {
		return Retention_Rate_Limit::allows( 'save', 60, 10 * MINUTE_IN_SECONDS ) ? Retention_Saved_List::add( $product, $attributes ) : 'full';
	}

	/**
	 * What is said of it.
	 *
	 * @param string $became What became of it.
	 */
	private function words( string $became ): string {
		if ( 'full' === $became ) {
			return __( 'Your list is full. Take something off it first.', 'retention-for-woocommerce' );
		}
		$link = '<a href="' . esc_url( Retention_Saved_Page::url() ) . '">' . esc_html__( 'See your list', 'retention-for-woocommerce' ) . '</a>';
		return ( 'known' === $became ? esc_html__( 'This item is on your list already.', 'retention-for-woocommerce' ) : esc_html__( 'The item is saved for later.', 'retention-for-woocommerce' ) ) . ' ' . $link;
	}

	/**
	 * The attributes that were chosen, as WooCommerce's form names them.
	 */
	private function attributes(): array {
		$chosen = array();
		foreach ( array_keys( $_POST ) as $field ) { // phpcs:ignore WordPress.Security.NonceVerification.Missing -- The caller checked it.
			if ( is_string( $field ) && 0 === strpos( $field, 'attribute_' ) && strlen( $field ) < 100 && count( $chosen ) < 20 ) {
				$chosen[ sanitize_title( $field ) ] = mb_substr( Retention_Post::line( $field ), 0, 200 );
			}
		}
		return $chosen;
	}

	/**
	 * Says what happened, and leads back to where the form stood.
	 *
	 * @param string $said What happened, escaped where it holds a link.
	 * @param string $kind How it is shown: success, notice or error.
	 */
	private function end( string $said, string $kind = 'success' ): void {
		// Without a session the notice would be forgotten before it is shown.
		if ( WC()->session && is_callable( array( WC()->session, 'set_customer_session_cookie' ) ) && ! headers_sent() ) {
			WC()->session->set_customer_session_cookie( true );
		}
		// In the admin and in REST calls there is nobody to tell, and wc_add_notice() would end in an error.
		if ( Retention_Session::is_there() && function_exists( 'wc_add_notice' ) ) {
			wc_add_notice( $said, $kind );
		}
		Retention_Post::go( Retention_Post::here() );
	}
}
