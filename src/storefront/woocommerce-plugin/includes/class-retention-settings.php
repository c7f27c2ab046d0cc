<?php
/**
 * What the merchant set in the shop itself.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * The settings that have to be known while a page of the shop is made: how addresses are captured, which boxes stand in the checkout, and
 * their words, and whose reviews a product's block shows.
 * Everything else is set at the server.
 */
final class Retention_Settings {

	const OPTION = 'retention_settings';

	/**
	 * Countries whose law or regulators want an address to be submitted, not only typed, before it is used: the EEA, the United Kingdom, Switzerland,
	 * Canada (CASL), Brazil (LGPD), Australia and New Zealand (Spam Act, UEMA), Japan, South Korea, Israel and South Africa (POPIA).
	 */
	const SUBMITTED_FIRST = array( 'AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IS', 'IT', 'LI', 'LT', 'LU', 'LV', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK', 'GB', 'CH', 'CA', 'BR', 'AU', 'NZ', 'JP', 'KR', 'IL', 'ZA' );

	/**
	 * The settings, with what holds where the merchant set nothing.
	 *
	 * @return array{capture: string, email_box: bool, sms_box: bool, email_words: string, sms_words: string, notice_words: string, reviews: string}
	 */
	public static function all(): array {
		$stored = get_option( self::OPTION );
		$stored = is_array( $stored ) ? $stored : array();
		return array(
			'capture'      => in_array( $stored['capture'] ?? '', array( 'submitted', 'notice' ), true ) ? $stored['capture'] : 'region',
			'email_box'    => (bool) ( $stored['email_box'] ?? true ),
			'sms_box'      => (bool) ( $stored['sms_box'] ?? false ),
			'email_words'  => (string) ( $stored['email_words'] ?? '' ),
			'sms_words'    => (string) ( $stored['sms_words'] ?? '' ),
			'notice_words' => (string) ( $stored['notice_words'] ?? '' ),
			'reviews'      => 'retention' === ( $stored['reviews'] ?? '' ) ? 'retention' : 'shop',
		);
	}

	/**
	 * Stores what the merchant sent.
	 *
	 * @param array $form The form's fields, unslashed.
	 */
	public static function store( array $form ): void {
		$words = static function ( string $name ) use ( $form ): string {
			return isset( $form[ $name ] ) && is_string( $form[ $name ] ) ? mb_substr( sanitize_textarea_field( $form[ $name ] ), 0, 1000 ) : '';
		};
		update_option(
			self::OPTION,
			array(
				'capture'      => in_array( $form['capture'] ?? '', array( 'submitted', 'notice' ), true ) ? $form['capture'] : 'region',
				'email_box'    => ! empty( $form['email_box'] ),
				'sms_box'      => ! empty( $form['sms_box'] ),
				'email_words'  => $words( 'email_words' ),
				'sms_words'    => $words( 'sms_words' ),
				'notice_words' => $words( 'notice_words' ),
				'reviews'      => 'retention' === ( $form['reviews'] ?? '' ) ? 'retention' : 'shop',
			)
		);
	}

	/**
	 * Whether an address may be kept as soon as it is typed, beside the shop's notice.
	 *
	 * @param string $country The shopper's country as far as known, or ''.
	 */
	public static function captures_typed( string $country ): bool {
		$capture = self::all()['capture'];
		if ( 'region' !== $capture ) {
			return 'notice' === $capture;
		}
		// Both ends count: a shop in Texas that sells to Berlin, and a shop in Berlin that sells to Texas.
		return ! in_array( WC()->countries->get_base_country(), self::SUBMITTED_FIRST, true ) && ! in_array( $country, self::SUBMITTED_FIRST, true );
	}

	/**
	 * The boxes that stand in the checkout: channel ("email", "sms") to words.
	 *
	 * @return array<string, string>
	 */
	public static function boxes(): array {
		$all   = self::all();
		$boxes = array();
		if ( $all['email_box'] ) {
			$boxes['email'] = self::words( 'email_words' );
		}
		if ( $all['sms_box'] ) {
			$boxes['sms'] = self::words( 'sms_words' );
		}
		return $boxes;
	}

	/**
	 * The merchant's words, or ours.
	 *
	 * @param string $name Which: email_words, sms_words or notice_words.
	 */
	public static function words( string $name ): string {
		$own = trim( self::all()[ $name ] );
		return '' !== $own ? $own : self::default_words( $name );
	}

	/**
	 * Our words, in the page's language.
	 *
	 * @param string $name Which: email_words, sms_words or notice_words.
	 */
	public static function default_words( string $name ): string {
		$shop = html_entity_decode( get_bloginfo( 'name' ), ENT_QUOTES, 'UTF-8' );
		switch ( $name ) {
			case 'email_words':
				/* translators: %s: the shop's name. */
				return sprintf( __( 'Yes, %s may send me news and offers by e-mail. I can unsubscribe at any time.', 'retention-for-woocommerce' ), $shop );
			case 'sms_words':
				/* translators: %s: the shop's name. */
				return sprintf( __( 'Yes, %s may send me recurring automated marketing texts (such as cart reminders) to the number above. Consent is not a condition of purchase. Message frequency varies; message and data rates may apply. Reply STOP to end, HELP for help.', 'retention-for-woocommerce' ), $shop );
			default:
				return __( 'We keep your address and your cart so that we can remind you of it.', 'retention-for-woocommerce' );
		}
	}
}
