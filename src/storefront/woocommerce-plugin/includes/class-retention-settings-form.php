<?php
/**
 * The form of the settings that live in the shop.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Shows the settings, and takes them.
 */
final class Retention_Settings_Form {

	const ACTION = 'retention_settings';
	const APP    = 'retention_app';

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_action( 'admin_post_' . self::ACTION, array( $this, 'take' ) );
		add_action( 'admin_post_' . self::APP, array( $this, 'take_app' ) );
	}

	/**
	 * The server's address as the merchant typed it, or ''.
	 */
	public static function app(): string {
		return (string) get_option( self::APP, '' );
	}

	/**
	 * Shows the settings.
	 */
	public static function show(): void {
		$all = Retention_Settings::all();
		self::show_said();
		echo '<form method="post" action="' . esc_url( admin_url( 'admin-post.php' ) ) . '"><input type="hidden" name="action" value="' . esc_attr( self::ACTION ) . '">';
		wp_nonce_field( self::ACTION );
		echo '<table class="form-table" role="presentation"><tr><th scope="row">' . esc_html__( 'When an e-mail address is kept', 'retention-for-woocommerce' ) . '</th><td><fieldset><legend class="screen-reader-text">' . esc_html__( 'When an e-mail address is kept', 'retention-for-woocommerce' ) . '</legend>';
		self::show_choice( $all['capture'], 'region', __( 'As the region wants it (recommended)', 'retention-for-woocommerce' ), __( 'In Europe, Canada and other places with strict rules only once it is submitted; elsewhere as it is typed, beside a notice.', 'retention-for-woocommerce' ) );
		self::show_choice( $all['capture'], 'submitted', __( 'Only once it is submitted', 'retention-for-woocommerce' ), __( 'When the shopper presses the button of the checkout, or is logged in.', 'retention-for-woocommerce' ) );
		self::show_choice( $all['capture'], 'notice', __( 'As it is typed, beside a notice', 'retention-for-woocommerce' ), __( 'The notice stands at the address field and has a link that says no. Ask somebody who knows your law.', 'retention-for-woocommerce' ) );
		echo '</fieldset></td></tr>';
		self::show_words( 'notice_words', __( 'Words of the notice', 'retention-for-woocommerce' ), $all['notice_words'] );
		self::show_box( 'email_box', __( 'Box for news by e-mail', 'retention-for-woocommerce' ), $all['email_box'] );
		self::show_words( 'email_words', __( 'Words of the e-mail box', 'retention-for-woocommerce' ), $all['email_words'] );
		self::show_box( 'sms_box', __( 'Box for texts', 'retention-for-woocommerce' ), $all['sms_box'] );
		self::show_words( 'sms_words', __( 'Words of the box for texts', 'retention-for-woocommerce' ), $all['sms_words'] );
		self::show_reviews( $all['reviews'] );
		echo '</table><p class="description">' . esc_html__( 'Boxes are never required and never ticked beforehand. The words that a shopper saw are kept on the order.', 'retention-for-woocommerce' ) . '</p><p class="submit"><button type="submit" class="button button-primary">' . esc_html__( 'Save', 'retention-for-woocommerce' ) . '</button></p></form>';
	}

	/**
	 * Takes the settings.
	 */
	public function take(): void {
		$this->check( self::ACTION );
		Retention_Settings::store( wp_unslash( $_POST ) ); // phpcs:ignore WordPress.Security -- check() checked the nonce; store() cleans each field.
		wp_safe_redirect( add_query_arg( 'saved', '1', Retention_Admin_Page::url( 'settings' ) ) );
		exit;
	}

	/**
	 * Asks for the server's address.
	 */
	public static function show_app(): void {
		self::show_said();
		echo '<form method="post" action="' . esc_url( admin_url( 'admin-post.php' ) ) . '"><input type="hidden" name="action" value="' . esc_attr( self::APP ) . '">';
		wp_nonce_field( self::APP );
		printf(
			'<p><label for="retention-app">%s</label><br><input type="url" class="regular-text" id="retention-app" name="app" value="%s" placeholder="https://" required> <button type="submit" class="button">%s</button></p></form>',
			esc_html__( 'Address of your Retention server', 'retention-for-woocommerce' ),
			esc_attr( self::app() ),
			esc_html__( 'Use this server', 'retention-for-woocommerce' )
		);
	}

	/**
	 * Takes the server's address.
	 */
	public function take_app(): void {
		$this->check( self::APP );
		$app     = isset( $_POST['app'] ) && is_string( $_POST['app'] ) ? untrailingslashit( esc_url_raw( trim( wp_unslash( $_POST['app'] ) ) ) ) : ''; // phpcs:ignore WordPress.Security -- check() checked the nonce; esc_url_raw() cleans.
		$is_fine = Retention_Rest::is_server( $app );
		if ( $is_fine ) {
			update_option( self::APP, $app );
		}
		wp_safe_redirect( add_query_arg( $is_fine ? 'saved' : 'refused', '1', Retention_Admin_Page::url() ) );
		exit;
	}

	/**
	 * Lets in only whom it concerns.
	 *
	 * @param string $action What is done.
	 */
	private function check( string $action ): void {
		check_admin_referer( $action );
		if ( ! current_user_can( 'manage_woocommerce' ) ) {
			wp_die( esc_html__( 'You may not do this.', 'retention-for-woocommerce' ), '', array( 'response' => 403 ) );
		}
	}

	/**
	 * What became of the form before.
	 */
	private static function show_said(): void {
		if ( isset( $_GET['saved'] ) ) { // phpcs:ignore WordPress.Security.NonceVerification.Recommended -- Only words.
			echo '<div class="notice notice-success inline"><p>' . esc_html__( 'Saved.', 'retention-for-woocommerce' ) . '</p></div>';
		} elseif ( isset( $_GET['refused'] ) ) { // phpcs:ignore WordPress.Security.NonceVerification.Recommended -- Only words.
			echo '<div class="notice notice-error inline"><p>' . esc_html__( 'This is no address of a server. It begins with https://', 'retention-for-woocommerce' ) . '</p></div>';
		}
	}

	/**
	 * One way of capturing.
	 *
	 * @param string $chosen The way that is set.
	 * @param string $way    This way.
	 * @param string $name   Its name.
	 * @param string $text   What it means.
	 */
	private static function show_choice( string $chosen, string $way, string $name, string $text ): void {
		printf( '<p><label><input type="radio" name="capture" value="%s"%s> %s</label><br><span class="description">%s</span></p>', esc_attr( $way ), checked( $chosen, $way, false ), esc_html( $name ), esc_html( $text ) );
	}

	/**
	 * Whose reviews the block and the shortcode show.
	 *
	 * @param string $chosen Whose are shown now.
	 */
	private static function show_reviews( string $chosen ): void {
		printf(
			'<tr><th scope="row"><label for="retention-reviews-of">%1$s</label></th><td><select id="retention-reviews-of" name="reviews"><option value="shop"%2$s>%3$s</option><option value="retention"%4$s>%5$s</option></select><p class="description">%6$s</p></td></tr>',
			esc_html__( 'Reviews in the block and the shortcode', 'retention-for-woocommerce' ),
			selected( $chosen, 'shop', false ),
			esc_html__( 'WooCommerce\'s own', 'retention-for-woocommerce' ),
			selected( $chosen, 'retention', false ),
			esc_html__( 'Those that Retention collects, with photos and your answers', 'retention-for-woocommerce' ),
			esc_html__( 'Put the block on the product\'s page: search engines are told of the reviews that you choose here. While the server is out of reach, WooCommerce\'s own are shown.', 'retention-for-woocommerce' )
		);
	}

	/**
	 * A box to tick.
	 *
	 * @param string $name  The setting.
	 * @param string $label Its name.
	 * @param bool   $is_on Whether it is on.
	 */
	private static function show_box( string $name, string $label, bool $is_on ): void {
		printf( '<tr><th scope="row">%1$s</th><td><label><input type="checkbox" name="%2$s" value="1"%3$s> %4$s</label></td></tr>', esc_html( $label ), esc_attr( $name ), checked( $is_on, true, false ), esc_html__( 'Show it in the checkout', 'retention-for-woocommerce' ) );
	}

	/**
	 * Words to write.
	 *
	 * @param string $name  The setting.
	 * @param string $label Its name.
	 * @param string $words The merchant's words, or ''.
	 */
	private static function show_words( string $name, string $label, string $words ): void {
		printf(
			'<tr><th scope="row"><label for="retention-%1$s">%2$s</label></th><td><textarea class="large-text" rows="3" maxlength="1000" id="retention-%1$s" name="%1$s" placeholder="%3$s">%4$s</textarea><p class="description">%5$s</p></td></tr>',
			esc_attr( $name ),
			esc_html( $label ),
			esc_attr( Retention_Settings::default_words( $name ) ),
			esc_textarea( $words ),
			esc_html__( 'Left empty, our words are used, in the language of the page.', 'retention-for-woocommerce' )
		);
	}
}
