<?php
/**
 * Whose cart it is.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Learns the shopper's address: from his account, from a checkout that he submitted, and where the merchant wants it so, from what he types beside
 * the shop's notice. Who said "No thanks" stays unknown.
 */
final class Retention_Capture {

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		// Submitted.
		add_action( 'woocommerce_after_checkout_validation', array( $this, 'submit_classic' ), 10, 1 );
		add_action( 'woocommerce_store_api_checkout_update_order_from_request', array( $this, 'submit_block' ), 10, 2 );
		// Typed, beside the notice.
		add_action( 'woocommerce_store_api_cart_update_customer_from_request', array( $this, 'type_in_block' ), 10, 2 );
		add_action( 'woocommerce_checkout_update_order_review', array( $this, 'type_in_classic' ), 10, 1 );
		add_action( 'wc_ajax_retention_capture', array( $this, 'type_by_script' ) );
	}

	/**
	 * Whose cart it is; null where nobody may know.
	 *
	 * @return array{customer_id: int, email: string, phone: string, first_name: string}|null
	 */
	public static function who(): ?array {
		if ( Retention_Refusal::is_refused() ) {
			return null;
		}
		$identity = Retention_Session::get( 'identity' );
		if ( is_user_logged_in() ) {
			$user = wp_get_current_user();
			return array(
				'customer_id' => (int) $user->ID,
				'email'       => (string) $user->user_email,
				'phone'       => (string) ( ! empty( $identity['phone'] ) ? $identity['phone'] : get_user_meta( $user->ID, 'billing_phone', true ) ),
				'first_name'  => (string) $user->first_name,
			);
		}
		return ! $identity ? null : array(
			'customer_id' => 0,
			'email'       => $identity['email'],
			'phone'       => $identity['phone'],
			'first_name'  => $identity['first_name'],
		);
	}

	/**
	 * Remembers whose cart this is.
	 *
	 * @param mixed $email      The address; nothing is remembered without a valid one.
	 * @param mixed $phone      The number as the shopper wrote it.
	 * @param mixed $first_name The first name.
	 */
	public static function remember( $email, $phone = '', $first_name = '' ): void {
		$email = is_string( $email ) ? sanitize_email( $email ) : '';
		if ( '' === $email || ! is_email( $email ) || Retention_Refusal::is_refused() ) {
			return;
		}
		$was      = Retention_Session::get( 'identity' );
		$identity = array(
			'email'      => $email,
			'phone'      => self::said( $phone, 40, $was['phone'] ?? '' ),
			'first_name' => self::said( $first_name, 100, $was['first_name'] ?? '' ),
		);
		if ( $was !== $identity && Retention_Rate_Limit::allows( 'capture', 30, 10 * MINUTE_IN_SECONDS ) ) {
			Retention_Session::set( 'identity', $identity );
			/**
			 * We learnt something about the present cart, so it is worth sending.
			 *
			 * @since 1.0.0
			 */
			do_action( 'retention_touch_cart' );
		}
	}

	/**
	 * Whether an address may be kept as it is typed: the merchant wants it so, the notice was shown to this shopper, and he did not refuse.
	 */
	public static function may_type(): bool {
		$country = WC()->customer ? (string) WC()->customer->get_billing_country() : '';
		return ! is_user_logged_in() && ! Retention_Refusal::is_refused() && Retention_Session::get( 'notice' ) && Retention_Settings::captures_typed( $country );
	}

	/**
	 * The classic checkout was submitted, whether or not it passes.
	 *
	 * @param array $data The form's fields as WooCommerce cleaned them.
	 */
	public function submit_classic( $data ): void {
		self::remember( $data['billing_email'] ?? '', $data['billing_phone'] ?? '', $data['billing_first_name'] ?? '' );
	}

	/**
	 * The block checkout was submitted. The same action comes while its draft is kept up to date, then by PUT or PATCH.
	 *
	 * @param WC_Order        $order   The order.
	 * @param WP_REST_Request $request The request.
	 */
	public function submit_block( $order, $request ): void {
		if ( 'POST' === $request->get_method() ) {
			$this->from_address( $request['billing_address'] );
		}
	}

	/**
	 * The block checkout tells what was typed.
	 *
	 * @param WC_Customer     $customer The customer.
	 * @param WP_REST_Request $request  The request.
	 */
	public function type_in_block( $customer, $request ): void {
		if ( self::may_type() ) {
			$this->from_address( $request['billing_address'] );
		}
	}

	/**
	 * The classic checkout asks for new totals, and sends its whole form along.
	 *
	 * @param string $form The form, encoded as a query.
	 */
	public function type_in_classic( $form ): void {
		if ( is_string( $form ) && self::may_type() ) {
			parse_str( $form, $fields );
			self::remember( $fields['billing_email'] ?? '', $fields['billing_phone'] ?? '', $fields['billing_first_name'] ?? '' );
		}
	}

	/**
	 * Our script in the classic checkout: WooCommerce's own says nothing when only the address was typed.
	 */
	public function type_by_script(): void {
		check_ajax_referer( Retention_Refusal::NONCE, 'nonce' );
		if ( self::may_type() ) {
			self::remember( $this->posted( 'email' ), $this->posted( 'phone' ), $this->posted( 'first_name' ) );
		}
		wp_send_json_success();
	}

	/**
	 * From an address of the Store API.
	 *
	 * @param mixed $address The address.
	 */
	private function from_address( $address ): void {
		if ( is_array( $address ) ) {
			self::remember( $address['email'] ?? '', $address['phone'] ?? '', $address['first_name'] ?? '' );
		}
	}

	/**
	 * What was said, short and plain; else what was known.
	 *
	 * @param mixed  $text    What was said.
	 * @param int    $longest At most so many letters.
	 * @param string $known   What was known.
	 */
	private static function said( $text, int $longest, string $known ): string {
		$text = is_string( $text ) ? mb_substr( sanitize_text_field( $text ), 0, $longest ) : '';
		return '' !== $text ? $text : $known;
	}

	/**
	 * A field that our script posted; its nonce was checked.
	 *
	 * @param string $name The field.
	 */
	private function posted( string $name ): string {
		return isset( $_POST[ $name ] ) && is_string( $_POST[ $name ] ) ? sanitize_text_field( wp_unslash( $_POST[ $name ] ) ) : ''; // phpcs:ignore WordPress.Security.NonceVerification.Missing -- The caller checked it.
	}
}
