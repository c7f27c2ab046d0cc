<?php
/**
 * What a visitor sent.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Makes a form one of ours, reads it once it was sent, once it is known to come from a page of the shop, and leads back to that page.
 */
final class Retention_Post {

	/**
	 * The fields of every form that nobody sees.
	 *
	 * @param string $which The form's name.
	 */
	public static function hidden( string $which ): string {
		// No ids, unlike wp_nonce_field(): several forms stand on one page.
		return '<input type="hidden" name="' . Retention_Form::WHICH . '" value="' . esc_attr( $which ) . '" /><input type="hidden" name="retention_nonce" value="' . esc_attr( wp_create_nonce( 'retention-' . $which ) ) . '" />';
	}

	/**
	 * Whether this form was sent by a page of the shop: its nonce is good, or it comes from a guest and from this very site. Page caches keep pages longer
	 * than nonces live, and a guest's nonce is the same for all guests.
	 *
	 * @param string $which The form's name.
	 */
	public static function is_sent( string $which ): bool {
		return self::is_posted( $which ) && self::is_genuine( 'retention-' . $which );
	}

	/**
	 * Whether this form was sent at all, by whatever page.
	 *
	 * @param string $which The form's name.
	 */
	public static function is_posted( string $which ): bool {
		return 'POST' === self::server( 'REQUEST_METHOD' ) && isset( $_POST[ Retention_Form::WHICH ] ) && $_POST[ Retention_Form::WHICH ] === $which; // phpcs:ignore WordPress.Security -- Compared; whoever does something asks is_sent().
	}

	/**
	 * Said where a page was open longer than its nonce lives.
	 */
	public static function too_old(): string {
		return __( 'This page was open for too long. Please send it once more.', 'retention-for-woocommerce' );
	}

	/**
	 * Whether a post has a good nonce, or comes from a guest and from this site.
	 *
	 * @param string $action What the nonce is for.
	 */
	public static function is_genuine( string $action ): bool {
		$nonce = isset( $_POST['retention_nonce'] ) && is_string( $_POST['retention_nonce'] ) ? sanitize_text_field( wp_unslash( $_POST['retention_nonce'] ) ) : '';
		return false !== wp_verify_nonce( $nonce, $action ) || ( ! is_user_logged_in() && self::is_of_this_site() );
	}

	/**
	 * A field of what was sent, as plain text on one line; the caller asked is_sent() first.
	 *
	 * @param string $field Its name.
	 */
	public static function line( string $field ): string {
		return isset( $_POST[ $field ] ) && is_string( $_POST[ $field ] ) ? sanitize_text_field( wp_unslash( $_POST[ $field ] ) ) : ''; // phpcs:ignore WordPress.Security.NonceVerification.Missing -- The caller checked it.
	}

	/**
	 * A field of what was sent, as plain text with its line breaks; the caller asked is_sent() first. It is kept as it was typed: what is shown is escaped.
	 *
	 * @param string $field Its name.
	 */
	public static function text( string $field ): string {
		return isset( $_POST[ $field ] ) && is_string( $_POST[ $field ] ) ? trim( wp_check_invalid_utf8( wp_unslash( $_POST[ $field ] ) ) ) : ''; // phpcs:ignore WordPress.Security -- The caller checked the nonce, and whoever shows it escapes it.
	}

	/**
	 * Whether a machine filled in what people cannot see.
	 */
	public static function is_trapped(): bool {
		return '' !== self::line( Retention_Form::TRAP );
	}

	/**
	 * Goes to a page, as each form does that was dealt with: loaded again, it is not sent again.
	 *
	 * @param string $url Where to.
	 */
	public static function go( string $url ): void {
		nocache_headers();
		Retention_Said::leave();
		wp_safe_redirect( $url, 303 );
		exit;
	}

	/**
	 * The address of the page at which we are, without what we once added to it.
	 */
	public static function here(): string {
		// The path begins at the host, which may be above where WordPress lives; sanitize_text_field() would break the letters of other scripts in it.
		$home = wp_parse_url( home_url( '/' ) );
		$path = isset( $_SERVER['REQUEST_URI'] ) && is_string( $_SERVER['REQUEST_URI'] ) ? wp_unslash( $_SERVER['REQUEST_URI'] ) : '/'; // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- With the next line.
		$url  = esc_url_raw( $home['scheme'] . '://' . $home['host'] . ( isset( $home['port'] ) ? ':' . $home['port'] : '' ) . '/' . ltrim( $path, '/' ) );
		return remove_query_arg( array( 'retention_done', '_wpnonce', 'retention_save_line' ), '' === $url ? home_url( '/' ) : $url );
	}

	/**
	 * Whether the browser says that the form stood on a page of this site.
	 */
	private static function is_of_this_site(): bool {
		if ( 'same-origin' === self::server( 'HTTP_SEC_FETCH_SITE' ) ) {
			return true;
		}
		$from = wp_parse_url( self::server( 'HTTP_ORIGIN' ), PHP_URL_HOST );
		return '' === self::server( 'HTTP_SEC_FETCH_SITE' ) && is_string( $from ) && wp_parse_url( home_url(), PHP_URL_HOST ) === $from;
	}

	/**
	 * What the web server says of the request.
	 *
	 * @param string $name Which.
	 */
	private static function server( string $name ): string {
		return isset( $_SERVER[ $name ] ) && is_string( $_SERVER[ $name ] ) ? sanitize_text_field( wp_unslash( $_SERVER[ $name ] ) ) : '';
	}
}
