<?php
/**
 * What the server says to a form.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * The server's answer to a form, in the words of the shop's pages.
 */
final class Retention_Form_Answer {

	/**
	 * Whether the server heard it: now, or (then it answers with 409) a moment ago, where the button was pressed twice.
	 *
	 * @param array|WP_Error $answer What it said.
	 */
	public static function is_heard( $answer ): bool {
		$about = is_wp_error( $answer ) ? $answer->get_error_data() : array();
		return ! is_wp_error( $answer ) || ( is_array( $about ) && 409 === ( $about['status'] ?? 0 ) );
	}

	/**
	 * What the server found wrong, in our words where we have some.
	 *
	 * @param WP_Error $answer What it said.
	 * @param string[] $fields The form's fields.
	 * @return array<string, string>
	 */
	public static function refused( WP_Error $answer, array $fields ): array {
		$about = (array) $answer->get_error_data();
		if ( 429 === ( $about['status'] ?? 0 ) ) {
			return array( 'form' => self::too_often() );
		}
		if ( 'email' === ( $about['field'] ?? '' ) ) {
			return array( 'email' => self::no_address() );
		}
		if ( in_array( $about['field'] ?? '', $fields, true ) ) {
			return array( (string) $about['field'] => $answer->get_error_message() );
		}
		return array( 'form' => __( 'This did not work just now. Please try again later.', 'retention-for-woocommerce' ) );
	}

	/**
	 * Said where something came too often.
	 */
	public static function too_often(): string {
		return __( 'That was too often. Please try again in an hour.', 'retention-for-woocommerce' );
	}

	/**
	 * Said of an address that is none.
	 */
	public static function no_address(): string {
		return __( 'Enter your e-mail address, like ann@example.com.', 'retention-for-woocommerce' );
	}

	/**
	 * Shown to those in charge alone, while there is no server to send anything to.
	 */
	public static function for_merchant(): string {
		return current_user_can( 'manage_woocommerce' ) ? '<p class="retention-note">' . esc_html__( 'This form appears once the shop is connected to Retention. Visitors see nothing here now.', 'retention-for-woocommerce' ) . '</p>' : '';
	}
}
