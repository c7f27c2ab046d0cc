<?php
/**
 * The notice beside the address field.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Shows guests that their address is kept as they type, with a way to say no. Without this notice nothing that is typed is kept.
 */
final class Retention_Notice {

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_filter( 'woocommerce_form_field_email', array( $this, 'after_field' ), 10, 2 );
		add_filter( 'render_block_woocommerce/checkout', array( $this, 'before_block' ), 10, 1 );
		add_action( 'wp_enqueue_scripts', array( $this, 'add_script' ) );
	}

	/**
	 * In the classic checkout it stands under the field.
	 *
	 * @param string $field The field's HTML.
	 * @param string $key   The field's name.
	 */
	public function after_field( $field, $key ) {
		return 'billing_email' === $key && is_checkout() && $this->is_wanted() ? $field . $this->html() : $field;
	}

	/**
	 * In the block checkout it stands above the block; our script moves it to the address field.
	 *
	 * @param string $html The block's HTML.
	 */
	public function before_block( $html ) {
		// On the page of thanks and on that of a later payment the block is only a frame for the classic ones.
		return ! is_wc_endpoint_url() && $this->is_wanted() ? $this->html() . $html : $html;
	}

	/**
	 * The script that goes with it.
	 */
	public function add_script(): void {
		if ( ! is_checkout() || is_wc_endpoint_url() || ! $this->is_wanted() ) {
			return;
		}
		wp_enqueue_script( 'retention-checkout', plugins_url( 'assets/checkout.js', RETENTION_FILE ), array(), RETENTION_VERSION, true );
		wp_localize_script(
			'retention-checkout',
			'retentionCheckout',
			array(
				'capture' => WC_AJAX::get_endpoint( 'retention_capture' ),
				'refuse'  => WC_AJAX::get_endpoint( 'retention_no_thanks' ),
				'nonce'   => wp_create_nonce( Retention_Refusal::NONCE ),
				'refused' => __( 'Your address is not kept, and we send no reminder.', 'retention-for-woocommerce' ),
			)
		);
	}

	/**
	 * Whether it is to be shown to this shopper.
	 */
	private function is_wanted(): bool {
		$country = WC()->customer ? (string) WC()->customer->get_billing_country() : '';
		return Retention_Connection::sending() && Retention_Session::is_there() && ! is_user_logged_in() && ! Retention_Refusal::is_refused() && Retention_Settings::captures_typed( $country );
	}

	/**
	 * The notice. That it was shown is remembered: it is what makes keeping the address fair.
	 */
	private function html(): string {
		Retention_Session::set( 'notice', array( 'at' => gmdate( 'Y-m-d\TH:i:s\Z' ) ) );
		$link = add_query_arg( 'retention_no_thanks', wp_create_nonce( Retention_Refusal::NONCE ), wc_get_checkout_url() );
		return sprintf(
			'<p id="retention-notice" class="form-row form-row-wide" role="note"><small>%s <a href="%s" rel="nofollow">%s</a></small></p>',
			esc_html( Retention_Settings::words( 'notice_words' ) ),
			esc_url( $link ),
			esc_html__( 'No thanks', 'retention-for-woocommerce' )
		);
	}
}
