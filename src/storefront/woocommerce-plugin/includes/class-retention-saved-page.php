<?php
/**
 * The list of saved items as shoppers see it.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Under the cart, and wherever the merchant puts the block or the shortcode [retention_saved_items].
 */
final class Retention_Saved_Page {

	/**
	 * The page that the merchant made for the list.
	 */
	const PAGE = 'retention_saved_page';

	/**
	 * Whether the list stands on this page already: under the cart it is not shown a second time.
	 *
	 * @var bool
	 */
	private static $is_shown = false;

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_shortcode( 'retention_saved_items', array( $this, 'shortcode' ) );
		add_action( 'woocommerce_after_cart', array( $this, 'under_cart' ) );
		add_action( 'woocommerce_cart_is_empty', array( $this, 'under_cart' ), 20 );
		add_filter( 'render_block_woocommerce/cart', array( $this, 'under_cart_block' ), 20, 1 );
		add_action( 'template_redirect', array( $this, 'find' ) );
	}

	/**
	 * Where the list is: on the merchant's page for it, else under the cart.
	 */
	public static function url(): string {
		$page = (int) get_option( self::PAGE );
		return $page && 'publish' === get_post_status( $page ) ? (string) get_permalink( $page ) : wc_get_cart_url();
	}

	/**
	 * Remembers the page on which the list stands. It is different for everybody, so no cache may keep it.
	 */
	public function find(): void {
		$post = is_singular() ? get_post() : null;
		if ( ! $post || ! ( has_shortcode( $post->post_content, 'retention_saved_items' ) || has_block( 'retention/saved-items', $post ) ) ) {
			return;
		}
		if ( (int) get_option( self::PAGE ) !== $post->ID && 'page' === $post->post_type && 'publish' === $post->post_status ) {
			update_option( self::PAGE, $post->ID );
		}
		nocache_headers();
		if ( ! defined( 'DONOTCACHEPAGE' ) ) {
			define( 'DONOTCACHEPAGE', true ); // What page caches look at.
		}
	}

	/**
	 * The shortcode.
	 */
	public function shortcode(): string {
		return self::html();
	}

	/**
	 * Under the classic cart; only where there is something on the list.
	 */
	public function under_cart(): void {
		if ( ! self::$is_shown && Retention_Saved_List::items() ) {
			echo self::html(); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- Escaped where it is made.
		}
	}

	/**
	 * Under the cart block; only where there is something on the list.
	 *
	 * @param string $html The block.
	 */
	public function under_cart_block( $html ) {
		return is_admin() || self::$is_shown || ! Retention_Saved_List::items() ? $html : $html . self::html();
	}

	/**
	 * The list.
	 */
	public static function html(): string {
		self::$is_shown = true;
		wp_enqueue_style( 'retention-blocks' );
		$items   = Retention_Saved_List::items();
		$heading = '<h2>' . esc_html__( 'Saved for later', 'retention-for-woocommerce' ) . '</h2>';
		$notices = function_exists( 'wc_print_notices' ) && WC()->session ? (string) wc_print_notices( true ) : '';
		if ( ! $items ) {
			return '<section class="retention-saved">' . $heading . $notices . '<p>' . esc_html__( 'Nothing is saved yet. On a product\'s page, press "Save for later".', 'retention-for-woocommerce' ) . '</p></section>';
		}
		return '<section class="retention-saved">' . $heading . $notices . '<ul class="retention-items">' . implode( '', array_map( array( __CLASS__, 'item' ), $items ) ) . '</ul>' . self::notify() . '</section>';
	}

	/**
	 * The words of the box. They are kept as evidence of what was agreed to.
	 */
	public static function offer_words(): string {
		/* translators: %s: the shop's name. */
		return sprintf( __( 'Yes, %s may write to me by e-mail when saved items become cheaper, and with other offers. I can stop that at any time.', 'retention-for-woocommerce' ), html_entity_decode( get_bloginfo( 'name' ), ENT_QUOTES, 'UTF-8' ) );
	}

	/**
	 * An item.
	 *
	 * @param array $item The item as it is kept.
	 */
	private static function item( array $item ): string {
		$product = wc_get_product( $item['variation_id'] ? $item['variation_id'] : $item['product_id'] );
		$key     = $item['product_id'] . '-' . $item['variation_id'];
		if ( ! $product instanceof WC_Product || 'publish' !== get_post_status( $item['product_id'] ) ) {
			$name = __( 'An item that is no longer sold', 'retention-for-woocommerce' );
			return '<li class="retention-item"><div class="retention-about"><p>' . esc_html( $name ) . '</p></div>' . self::buttons( $key, $name, '' ) . '</li>';
		}
		$name    = wp_strip_all_tags( $product->get_name() );
		$picture = $product->get_image( 'woocommerce_thumbnail', array( 'alt' => '' ) );
		$move    = ! $product->is_in_stock() ? '' : ( $product->is_purchasable() && ! $product->is_type( array( 'variable', 'grouped', 'external' ) ) ? 'move' : 'choose' );
		return '<li class="retention-item"><div class="retention-picture" aria-hidden="true">' . wp_kses_post( $picture ) . '</div><div class="retention-about"><p class="retention-name"><a href="' . esc_url( (string) $product->get_permalink() ) . '">' . esc_html( $name ) . '</a></p>'
			. '<p class="retention-price">' . self::price( $product, $item ) . '</p>' . ( $product->is_in_stock() ? '' : '<p class="retention-stock">' . esc_html__( 'Not in stock now', 'retention-for-woocommerce' ) . '</p>' ) . '</div>'
			. self::buttons( $key, $name, $move, (string) $product->get_permalink() ) . '</li>';
	}

	/**
	 * The price now, and where it was another one that of then.
	 *
	 * @param WC_Product $product The product.
	 * @param array      $item    The item as it is kept.
	 */
	private static function price( WC_Product $product, array $item ): string {
		$now = (string) $product->get_price();
		if ( '' === $now ) {
			return '';
		}
		$shown = wp_kses_post( wc_price( wc_get_price_to_display( $product ) ) );
		if ( '' === $item['price'] || get_woocommerce_currency() !== $item['currency'] || (float) $item['price'] === (float) $now ) {
			return $shown;
		}
		$then = wp_kses_post( wc_price( wc_get_price_to_display( $product, array( 'price' => (float) $item['price'] ) ) ) );
		/* translators: %s: a price. */
		return $shown . ' <span class="retention-then">' . sprintf( esc_html__( '(%s when you saved it)', 'retention-for-woocommerce' ), $then ) . '</span>';
	}

	/**
	 * What can be done with an item.
	 *
	 * @param string $key  Product and variation.
	 * @param string $name Its name, for whoever hears the page.
	 * @param string $move How it gets into the cart: move, choose (on its own page), or not at all.
	 * @param string $url  Its own page.
	 */
	private static function buttons( string $key, string $name, string $move, string $url = '' ): string {
		/* translators: %s: the product's name. */
		$into = 'choose' === $move ? '<a class="button wp-element-button" href="' . esc_url( $url ) . '" aria-label="' . esc_attr( sprintf( __( 'Choose options of %s', 'retention-for-woocommerce' ), $name ) ) . '">' . esc_html__( 'Choose options', 'retention-for-woocommerce' ) . '</a>' : '';
		if ( 'move' === $move ) {
			/* translators: %s: the product's name. */
			$into = '<button type="submit" class="button wp-element-button" name="retention_act" value="move" aria-label="' . esc_attr( sprintf( __( 'Move %s to the cart', 'retention-for-woocommerce' ), $name ) ) . '">' . esc_html__( 'Move to cart', 'retention-for-woocommerce' ) . '</button>';
		}
		/* translators: %s: the product's name. */
		$off = '<button type="submit" class="retention-quiet" name="retention_act" value="remove" aria-label="' . esc_attr( sprintf( __( 'Take %s off the list', 'retention-for-woocommerce' ), $name ) ) . '">' . esc_html__( 'Remove', 'retention-for-woocommerce' ) . '</button>';
		return '<form method="post" class="retention-form retention-buttons">' . Retention_Post::hidden( 'saved-item' ) . '<input type="hidden" name="retention_item" value="' . esc_attr( $key ) . '" />' . $into . $off . '</form>';
	}

	/**
	 * "Tell me": an address for guests, a box for all; or how to end it. Only in a shop that is connected, for nobody else writes.
	 */
	private static function notify(): string {
		if ( ! Retention_Connection::sending() ) {
			return '';
		}
		$id      = Retention_Saved_List::id();
		$list    = null === $id ? null : Retention_Saved_Lists::find( $id );
		$consent = $list && $list['consents'] ? end( $list['consents'] ) : array();
		$is_told = $list && ( ! empty( $consent['granted'] ) || ( ! $consent && '' !== $list['email'] ) );
		$form    = new Retention_Form( 'notify' );
		if ( $is_told ) {
			return '<form method="post" class="retention-form retention-notify">' . Retention_Post::hidden( 'saved-notify' ) . '<p>' . esc_html__( 'We write to you when there is news of these items.', 'retention-for-woocommerce' ) . '</p><p class="retention-send"><button type="submit" class="retention-quiet" name="retention_act" value="stop">' . esc_html__( 'Stop writing to me', 'retention-for-woocommerce' ) . '</button></p></form>';
		}
		$email = is_user_logged_in() ? '' : $form->input(
			'email',
			__( 'Your e-mail address', 'retention-for-woocommerce' ),
			array(
				'type'         => 'email',
				'required'     => 'required',
				'autocomplete' => 'email',
			)
		);
		return '<form method="post" class="retention-form retention-notify"><h3>' . esc_html__( 'Hear when something changes', 'retention-for-woocommerce' ) . '</h3>' . Retention_Post::hidden( 'saved-notify' )
			. '<p>' . esc_html__( 'We tell you when what you are waiting for is back.', 'retention-for-woocommerce' ) . '</p>' . $email . $form->box( 'offers', self::offer_words() ) . $form->trap() . Retention_Form::button( __( 'Tell me', 'retention-for-woocommerce' ) ) . '</form>';
	}
}
