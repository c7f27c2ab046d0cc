<?php
/**
 * The buttons that save something for later.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * "Save for later" on a product's page, beside the lines of the cart, and as a block or shortcode anywhere else.
 */
final class Retention_Saved_Button {

	/**
	 * The products of which the button stands on this page already.
	 *
	 * @var array<int, bool>
	 */
	private $printed = array();

	/**
	 * Whether the block "Add to Cart + Options" is being made.
	 *
	 * @var bool
	 */
	private $is_with_options = false;

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_action( 'woocommerce_after_add_to_cart_button', array( $this, 'in_form' ) );
		// After WooCommerce's own form (30), which is not there where a product cannot be bought.
		add_action( 'woocommerce_single_product_summary', array( $this, 'after_form' ), 31 );
		// In the templates of block themes the form is one of two blocks.
		add_filter( 'pre_render_block', array( $this, 'begin_block' ), 10, 2 );
		add_filter( 'render_block_woocommerce/add-to-cart-form', array( $this, 'after_block' ), 10, 3 );
		add_filter( 'render_block_woocommerce/add-to-cart-with-options', array( $this, 'after_block' ), 10, 3 );
		add_action( 'woocommerce_after_cart_item_name', array( $this, 'beside_line' ), 10, 2 );
		add_filter( 'render_block_woocommerce/cart', array( $this, 'under_cart_block' ), 10, 1 );
		add_shortcode( 'retention_save_button', array( $this, 'shortcode' ) );
	}

	/**
	 * Inside of WooCommerce's form: a button that sends that form to us instead, with the chosen variation in it.
	 */
	public function in_form(): void {
		global $product;
		if ( ! $product instanceof WC_Product || isset( $this->printed[ $product->get_id() ] ) ) {
			return;
		}
		// With a button of others in it that block goes without its script, and each "Add to cart" loads the page anew: only for a choice is it worth that.
		if ( $this->is_with_options && ! $product->is_type( 'variable' ) ) {
			return;
		}
		$this->printed[ $product->get_id() ] = true;
		wp_enqueue_style( 'retention-blocks' );
		echo '<input type="hidden" name="retention_nonce" value="' . esc_attr( wp_create_nonce( 'retention-save' ) ) . '" />';
		printf(
			'<button type="submit" class="button wp-element-button alt retention-save" name="retention_save" value="%1$d" formaction="%2$s" formmethod="post" formenctype="multipart/form-data" formnovalidate="formnovalidate">%3$s</button>',
			absint( $product->get_id() ),
			esc_url( (string) $product->get_permalink() ),
			esc_html( self::words( $product ) )
		);
	}

	/**
	 * Where WooCommerce shows no form. In a block theme it does this action too, but beside each excerpt, before the form was made: there after_block() comes.
	 */
	public function after_form(): void {
		global $product;
		if ( $product instanceof WC_Product && ! doing_filter( 'render_block' ) ) {
			echo $this->once( $product ); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- Escaped where it is made.
		}
	}

	/**
	 * A block is about to be made.
	 *
	 * @param string|null $html  What others made of it.
	 * @param array       $about What was parsed of it.
	 */
	public function begin_block( $html, $about ) {
		$this->is_with_options = $this->is_with_options || 'woocommerce/add-to-cart-with-options' === ( $about['blockName'] ?? '' );
		return $html;
	}

	/**
	 * The same after the block of the form, which is empty where a product cannot be bought.
	 *
	 * @param string        $html  The block's HTML.
	 * @param array         $about What was parsed of it.
	 * @param WP_Block|null $block The block; its context says which product it is of.
	 */
	public function after_block( $html, $about = array(), $block = null ) {
		$this->is_with_options = false;
		$product               = wc_get_product( (int) ( $block->context['postId'] ?? 0 ) );
		return $product instanceof WC_Product ? $html . $this->once( $product ) : $html;
	}

	/**
	 * Beside a line of the classic cart. A link, as WooCommerce's own "remove" is: a form stands around all lines.
	 *
	 * @param array  $item The cart's item.
	 * @param string $key  Its key.
	 */
	public function beside_line( $item, $key ): void {
		$url = add_query_arg(
			array(
				'retention_save_line' => rawurlencode( (string) $key ),
				'_wpnonce'            => wp_create_nonce( 'retention-save-line' ),
			),
			wc_get_cart_url()
		);
		$name = isset( $item['data'] ) && $item['data'] instanceof WC_Product ? wp_strip_all_tags( $item['data']->get_name() ) : '';
		/* translators: %s: the product's name. */
		echo '<br /><a class="retention-save-line" rel="nofollow" href="' . esc_url( $url ) . '" aria-label="' . esc_attr( sprintf( __( 'Save %s for later', 'retention-for-woocommerce' ), $name ) ) . '">' . esc_html__( 'Save for later', 'retention-for-woocommerce' ) . '</a>';
	}

	/**
	 * Under the cart block, which lets nobody write beside its lines without a script: a choice of them.
	 *
	 * @param string $html The block.
	 */
	public function under_cart_block( $html ) {
		$cart = WC()->cart;
		if ( ! $cart instanceof WC_Cart || is_admin() || $cart->is_empty() ) {
			return $html;
		}
		wp_enqueue_style( 'retention-blocks' );
		$options = array();
		foreach ( $cart->get_cart() as $key => $item ) {
			if ( isset( $item['data'] ) && $item['data'] instanceof WC_Product ) {
				$options[ (string) $key ] = wp_strip_all_tags( $item['data']->get_name() );
			}
		}
		$form = new Retention_Form( 'line' );
		return $html . '<form method="post" action="' . esc_url( wc_get_cart_url() ) . '" class="retention-form retention-save-lines">' . Retention_Post::hidden( 'save-line' )
			. $form->choice( 'line', __( 'Save an item of your cart for later', 'retention-for-woocommerce' ), $options, true ) . Retention_Form::button( __( 'Save for later', 'retention-for-woocommerce' ) ) . '</form>';
	}

	/**
	 * The shortcode [retention_save_button product_id="12"]; without a product that of the page.
	 *
	 * @param array|string $with Its attributes.
	 */
	public function shortcode( $with ): string {
		$with = shortcode_atts( array( 'product_id' => 0 ), is_array( $with ) ? $with : array(), 'retention_save_button' );
		return self::of( absint( $with['product_id'] ) );
	}

	/**
	 * The button of a product; empty where there is none.
	 *
	 * @param int $product_id The product; 0 for that of the page.
	 */
	public static function of( int $product_id ): string {
		global $product;
		$shown = $product_id ? wc_get_product( $product_id ) : ( $product instanceof WC_Product ? $product : wc_get_product( (int) get_queried_object_id() ) );
		return $shown instanceof WC_Product ? ( new self() )->html( $shown ) : '';
	}

	/**
	 * The button in a form of its own, where it does not stand on the page yet.
	 *
	 * @param WC_Product $product The product.
	 */
	private function once( WC_Product $product ): string {
		$is_printed                          = isset( $this->printed[ $product->get_id() ] );
		$this->printed[ $product->get_id() ] = true;
		return $is_printed ? '' : $this->html( $product );
	}

	/**
	 * The button in a form of its own.
	 *
	 * @param WC_Product $product The product.
	 */
	private function html( WC_Product $product ): string {
		wp_enqueue_style( 'retention-blocks' );
		return '<form method="post" action="' . esc_url( (string) $product->get_permalink() ) . '" class="retention-form retention-save-form"><input type="hidden" name="retention_nonce" value="' . esc_attr( wp_create_nonce( 'retention-save' ) ) . '" />'
			. '<button type="submit" class="button wp-element-button alt retention-save" name="retention_save" value="' . esc_attr( (string) $product->get_id() ) . '">' . esc_html( self::words( $product ) ) . '</button></form>';
	}

	/**
	 * What the button says. What cannot be bought now is saved to hear when it can.
	 *
	 * @param WC_Product $product The product.
	 */
	private static function words( WC_Product $product ): string {
		return $product->is_in_stock() ? __( 'Save for later', 'retention-for-woocommerce' ) : __( 'Save, and tell me when it is back', 'retention-for-woocommerce' );
	}
}
