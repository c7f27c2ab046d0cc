<?php
/**
 * A copy of the shop keeps still.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * A shop that was cloned (for staging, for a move) has the keys and the webhooks of the real one, and would tell its test orders as real ones. Here
 * everything to the server is stopped until somebody says what this shop is.
 */
final class Retention_Copy {

	const ANSWER = 'retention_copy_answer';

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_filter( 'woocommerce_webhook_should_deliver', array( $this, 'keep_webhook' ), 10, 2 );
		add_filter( 'pre_http_request', array( $this, 'keep_request' ), 10, 3 );
		add_action( 'admin_notices', array( $this, 'ask' ) );
		add_action( 'admin_post_retention_is_copy', array( $this, 'answer' ) );
	}

	/**
	 * No webhook to the server is queued.
	 *
	 * @param bool       $should_deliver What WooCommerce thinks.
	 * @param WC_Webhook $webhook        The webhook.
	 */
	public function keep_webhook( $should_deliver, $webhook ) {
		return $should_deliver && ! $this->is_kept( (string) $webhook->get_delivery_url() );
	}

	/**
	 * What was in the queue when the shop was copied would still go out: it ends here.
	 *
	 * @param false|array|WP_Error $answer An answer where somebody gave one already.
	 * @param array                $args   The request.
	 * @param string               $url    Where to.
	 */
	public function keep_request( $answer, $args, $url ) {
		return $this->is_kept( (string) $url ) ? new WP_Error( 'retention_copy', __( 'This is a copy of the shop that is connected to Retention, so nothing is sent.', 'retention-for-woocommerce' ) ) : $answer;
	}

	/**
	 * Asks what this shop is, once.
	 */
	public function ask(): void {
		$connection = Retention_Connection::current();
		if ( ! $connection || ! $connection->is_of_a_copy() || get_option( self::ANSWER ) === Retention_Connection::here() || ! current_user_can( 'manage_woocommerce' ) ) {
			return;
		}
		printf(
			'<div class="notice notice-warning"><p><strong>%1$s</strong> %2$s</p><p><a class="button" href="%3$s">%4$s</a> <a class="button" href="%5$s">%6$s</a></p></div>',
			esc_html__( 'Retention sends nothing from here.', 'retention-for-woocommerce' ),
			/* translators: %s: the shop's address when it was connected. */
			esc_html( sprintf( __( 'The connection was made for %s.', 'retention-for-woocommerce' ), $connection->site() ) ),
			esc_url( wp_nonce_url( admin_url( 'admin-post.php?action=retention_is_copy' ), 'retention_is_copy' ) ),
			esc_html__( 'This is a copy', 'retention-for-woocommerce' ),
			esc_url( Retention_Admin_Page::connect_url( $connection->app() ) ),
			esc_html__( 'The shop moved here', 'retention-for-woocommerce' )
		);
	}

	/**
	 * "This is a copy": it stays still, and is not asked again.
	 */
	public function answer(): void {
		check_admin_referer( 'retention_is_copy' );
		if ( ! current_user_can( 'manage_woocommerce' ) ) {
			wp_die( esc_html__( 'You may not do this.', 'retention-for-woocommerce' ), '', array( 'response' => 403 ) );
		}
		update_option( self::ANSWER, Retention_Connection::here() );
		wp_safe_redirect( admin_url( 'admin.php?page=' . Retention_Admin_Page::SLUG ) );
		exit;
	}

	/**
	 * Whether what goes to an address is kept back.
	 *
	 * @param string $url The address.
	 */
	private function is_kept( string $url ): bool {
		$connection = Retention_Connection::current();
		return $connection && $connection->is_at( $url ) && $connection->is_of_a_copy();
	}
}
