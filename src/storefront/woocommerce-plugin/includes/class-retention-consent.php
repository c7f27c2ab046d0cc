<?php
/**
 * The consent boxes of both checkouts.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Shows a box for e-mail and one for texts, never required and never ticked beforehand, and remembers what was shown.
 */
final class Retention_Consent {

	/**
	 * The channels, and the ids of their boxes at the block checkout. WooCommerce stores them on the order as _wc_other/{id}.
	 */
	const FIELDS = array(
		'email' => 'retention/email-consent',
		'sms'   => 'retention/sms-consent',
	);

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_action( 'woocommerce_init', array( $this, 'register_fields' ) );
		add_action( 'template_redirect', array( $this, 'remember_shown' ) );
		foreach ( self::FIELDS as $field ) {
			add_filter( 'woocommerce_get_default_value_for_' . $field, array( $this, 'begin_empty' ) );
		}
		add_action( 'woocommerce_after_checkout_billing_form', array( $this, 'print_boxes' ) );
	}

	/**
	 * The boxes of the block checkout. In the location "order" WooCommerce keeps them with the order alone: in "contact" it would tick them beforehand
	 * when the same shopper comes again.
	 */
	public function register_fields(): void {
		if ( ! function_exists( 'woocommerce_register_additional_checkout_field' ) || ! Retention_Connection::current() ) {
			return;
		}
		foreach ( Retention_Settings::boxes() as $channel => $words ) {
			woocommerce_register_additional_checkout_field(
				array(
					'id'                         => self::FIELDS[ $channel ],
					'label'                      => $words,
					'optionalLabel'              => $words,
					'location'                   => 'order',
					'type'                       => 'checkbox',
					'required'                   => false,
					// "Yes, ... may send me news: No" belongs neither on the page of thanks nor into the letter about the order.
					'show_in_order_confirmation' => false,
				)
			);
		}
	}

	/**
	 * A box that nobody touched is unticked, not unknown: the block checkout sends only boxes that have a value. Only while the page is made: who pays
	 * elsewhere, by an express button, saw no box.
	 *
	 * @param mixed $value The value so far; null where there is none.
	 */
	public function begin_empty( $value ) {
		return null === $value && is_checkout() && ! is_wc_endpoint_url() ? '0' : $value;
	}

	/**
	 * Remembers which words the checkout page shows to this shopper, in which language and where: what he ticks is held against this.
	 */
	public function remember_shown(): void {
		if ( is_checkout() && ! is_order_received_page() && Retention_Connection::current() ) {
			$this->show();
			$this->untick();
		}
	}

	/**
	 * Each visit to the checkout begins with empty boxes. From 10.9 WooCommerce may keep with the customer what was ticked before there was an order, and
	 * would tick it again at his next one: that would be no consent.
	 */
	private function untick(): void {
		$kept = array();
		foreach ( self::FIELDS as $field ) {
			if ( WC()->customer && '' !== WC()->customer->get_meta( '_wc_other/' . $field ) ) {
				$kept[] = '_wc_other/' . $field;
			}
		}
		foreach ( $kept as $key ) {
			WC()->customer->delete_meta_data( $key );
		}
		if ( $kept ) {
			WC()->customer->save();
		}
	}

	/**
	 * The boxes of the classic checkout. They stand outside of the part that WooCommerce draws anew with each change, which would untick them.
	 */
	public function print_boxes(): void {
		if ( ! Retention_Connection::current() ) {
			return;
		}
		$this->show();
		foreach ( Retention_Settings::boxes() as $channel => $words ) {
			printf(
				'<p class="form-row form-row-wide retention-consent"><label class="woocommerce-form__label woocommerce-form__label-for-checkbox checkbox"><input type="checkbox" class="woocommerce-form__input woocommerce-form__input-checkbox input-checkbox" name="retention_%1$s_consent" value="1" /> <span>%2$s</span></label></p>',
				esc_attr( $channel ),
				esc_html( $words )
			);
		}
	}

	/**
	 * Remembers what the page shows.
	 */
	private function show(): void {
		if ( Retention_Session::get( 'shown' ) !== self::as_of_now() ) {
			Retention_Session::set( 'shown', self::as_of_now() );
		}
	}

	/**
	 * What was shown to this shopper. A box that is on, but was not part of what he saw, has the words of now.
	 *
	 * @return array{words: array<string, string>, locale: string, url: string}
	 */
	public static function shown(): array {
		$now   = self::as_of_now();
		$shown = Retention_Session::get( 'shown' );
		return ! $shown ? $now : array_merge( $shown, array( 'words' => $shown['words'] + $now['words'] ) );
	}

	/**
	 * What a page would show now.
	 *
	 * @return array{words: array<string, string>, locale: string, url: string}
	 */
	private static function as_of_now(): array {
		return array(
			'words'  => Retention_Settings::boxes(),
			'locale' => determine_locale(),
			'url'    => wc_get_checkout_url(),
		);
	}
}
