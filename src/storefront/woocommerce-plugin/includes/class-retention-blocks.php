<?php
/**
 * The blocks for the shop's pages.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Registers the blocks. All of them are made on the server, so that they work without a script; each has a shortcode that shows the same.
 */
final class Retention_Blocks {

	/**
	 * The blocks: folder to what makes it.
	 */
	const BLOCKS = array( 'save-button', 'saved-items', 'reviews', 'contact', 'preferences' );

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_action( 'init', array( $this, 'add' ) );
	}

	/**
	 * Registers style, script and blocks.
	 */
	public function add(): void {
		wp_register_style( 'retention-blocks', plugins_url( 'assets/blocks.css', RETENTION_FILE ), array(), RETENTION_VERSION );
		wp_register_script( 'retention-blocks-editor', plugins_url( 'assets/blocks-editor.js', RETENTION_FILE ), array( 'wp-blocks', 'wp-element', 'wp-components', 'wp-block-editor', 'wp-i18n', 'wp-server-side-render' ), RETENTION_VERSION, true );
		wp_set_script_translations( 'retention-blocks-editor', 'retention-for-woocommerce' );
		foreach ( self::BLOCKS as $block ) {
			register_block_type( plugin_dir_path( RETENTION_FILE ) . 'blocks/' . $block, array( 'render_callback' => array( $this, str_replace( '-', '_', $block ) ) ) );
		}
	}

	/**
	 * The block retention/save-button.
	 *
	 * @param array $with Its attributes.
	 */
	public function save_button( $with ): string {
		return $this->wrapped( Retention_Saved_Button::of( absint( $with['productId'] ?? 0 ) ) );
	}

	/**
	 * The block retention/saved-items.
	 */
	public function saved_items(): string {
		return $this->wrapped( Retention_Saved_Page::html() );
	}

	/**
	 * The block retention/reviews.
	 *
	 * @param array $with Its attributes.
	 */
	public function reviews( $with ): string {
		return $this->wrapped( Retention_Reviews::html( absint( $with['productId'] ?? 0 ), absint( $with['limit'] ?? 5 ) ) );
	}

	/**
	 * The block retention/contact.
	 */
	public function contact(): string {
		return $this->wrapped( Retention_Contact::html() );
	}

	/**
	 * The block retention/preferences.
	 */
	public function preferences(): string {
		return $this->wrapped( Retention_Preferences::html() );
	}

	/**
	 * A block's frame, with what the merchant set in the editor. In the editor itself an empty block says so by itself.
	 *
	 * @param string $html What is in it.
	 */
	private function wrapped( string $html ): string {
		return '' === $html ? '' : '<div ' . get_block_wrapper_attributes() . '>' . $html . '</div>';
	}
}
