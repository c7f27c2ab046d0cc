<?php
/**
 * Who else sends mails in this shop.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Finds WooCommerce's own reminders and known plugins that send them, so that no shopper gets two letters of one kind. WooCommerce's can yield, where
 * the merchant wants it: they are silent through filters that WooCommerce made for this, and their settings stay as they are.
 */
final class Retention_Other_Senders {

	const YIELDS = 'retention_yields';

	/**
	 * WooCommerce's own: key to name, what it sends, its e-mail's option, and the feature that it needs to be on (all from facts/woocommerce.md 9).
	 */
	const OWN = array(
		'woocommerce-review-request' => array( 'WooCommerce: review request', 'review', 'customer_review_request', '' ),
		'woocommerce-abandoned-cart' => array( 'WooCommerce: abandoned cart recovery', 'cart', 'customer_abandoned_cart_recovery', 'abandoned_cart_recovery' ),
		'woocommerce-cart-recovery'  => array( 'WooCommerce: cart recovery', 'cart', 'customer_cart_recovery', 'cart_recovery' ),
	);

	/**
	 * Known plugins: file to key, name and what they send. What is on within them only their own pages say.
	 */
	const PLUGINS = array(
		'automatewoo/automatewoo.php'                      => array( 'automatewoo', 'AutomateWoo', 'cart' ),
		'mailpoet/mailpoet.php'                            => array( 'mailpoet', 'MailPoet', 'newsletter' ),
		'klaviyo/klaviyo.php'                              => array( 'klaviyo', 'Klaviyo', 'cart' ),
		'omnisend-connect/omnisend-woocommerce.php'        => array( 'omnisend', 'Omnisend', 'cart' ),
		'woo-cart-abandonment-recovery/woo-cart-abandonment-recovery.php' => array( 'cartflows-ca', 'Cart Abandonment Recovery (CartFlows)', 'cart' ),
		'wp-marketing-automations/wp-marketing-automations.php' => array( 'funnelkit', 'FunnelKit Automations', 'cart' ),
		'retainful-next-order-coupon-for-woocommerce/retainful-next-order-coupon-for-woocommerce.php' => array( 'retainful', 'Retainful', 'cart' ),
		'woocommerce-abandoned-cart/woocommerce-ac.php'    => array( 'tyche-abandoned-cart', 'Abandoned Cart Lite (Tyche)', 'cart' ),
		'judgeme-product-reviews-woocommerce/judgeme.php'  => array( 'judge.me', 'Judge.me', 'review' ),
		'customer-reviews-woocommerce/ivole.php'           => array( 'cusrev', 'Customer Reviews (CusRev)', 'review' ),
		'mailchimp-for-woocommerce/mailchimp-woocommerce.php' => array( 'mailchimp', 'Mailchimp for WooCommerce', 'cart' ),
		'yith-woocommerce-wishlist/init.php'               => array( 'yith-wishlist', 'YITH Wishlist', 'saved' ),
	);

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_filter( 'woocommerce_email_enabled_customer_review_request', array( $this, 'review_request' ) );
		add_filter( 'woocommerce_abandoned_cart_recovery_suppress', array( $this, 'abandoned_cart' ) );
		add_filter( 'woocommerce_cart_recovery_is_eligible', array( $this, 'cart_recovery' ) );
	}

	/**
	 * Everybody who sends in this shop.
	 *
	 * @return array<int, array{key: string, name: string, sends: string, on: bool, can_yield: bool, yields: bool}>
	 */
	public static function all(): array {
		$all = array();
		foreach ( self::OWN as $key => list( $name, $sends, $email, $feature ) ) {
			if ( ! self::is_known( $email, $feature ) ) {
				continue;
			}
			$all[] = array(
				'key'       => $key,
				'name'      => $name,
				'sends'     => $sends,
				'on'        => self::is_on( $email, $feature ),
				'can_yield' => true,
				'yields'    => self::yields( $key ),
			);
		}
		$active = (array) get_option( 'active_plugins', array() );
		foreach ( self::PLUGINS as $file => list( $key, $name, $sends ) ) {
			if ( in_array( $file, $active, true ) ) {
				$all[] = array(
					'key'       => $key,
					'name'      => $name,
					'sends'     => $sends,
					'on'        => true,
					'can_yield' => false,
					'yields'    => false,
				);
			}
		}
		return $all;
	}

	/**
	 * Whether one of WooCommerce's own yields.
	 *
	 * @param string $key Which.
	 */
	public static function yields( string $key ): bool {
		return in_array( $key, (array) get_option( self::YIELDS, array() ), true );
	}

	/**
	 * Lets one of WooCommerce's own be silent, or speak again.
	 *
	 * @param string $key    Which.
	 * @param bool   $yields Whether it is silent.
	 */
	public static function set( string $key, bool $yields ): void {
		$others = array_diff( (array) get_option( self::YIELDS, array() ), array( $key ) );
		update_option( self::YIELDS, array_values( $yields ? array_merge( $others, array( $key ) ) : $others ) );
	}

	/**
	 * WooCommerce asks whether to send its review request.
	 *
	 * @param bool $is_enabled What the merchant set.
	 */
	public function review_request( $is_enabled ) {
		return $this->is_silent( 'woocommerce-review-request' ) ? false : $is_enabled;
	}

	/**
	 * WooCommerce asks whether somebody else reminds of abandoned orders.
	 *
	 * @param bool $is_suppressed What others said.
	 */
	public function abandoned_cart( $is_suppressed ) {
		return $this->is_silent( 'woocommerce-abandoned-cart' ) ? true : $is_suppressed;
	}

	/**
	 * WooCommerce asks whether to send its reminder of a cart.
	 *
	 * @param bool $is_eligible What others said.
	 */
	public function cart_recovery( $is_eligible ) {
		return $this->is_silent( 'woocommerce-cart-recovery' ) ? false : $is_eligible;
	}

	/**
	 * Whether one is silent now: it yields to a server that is there. Without a connection nobody would send.
	 *
	 * @param string $key Which.
	 */
	private function is_silent( string $key ): bool {
		return self::yields( $key ) && null !== Retention_Connection::sending();
	}

	/**
	 * Whether this version of WooCommerce has such an e-mail at all: its settings were saved once, or its feature is there.
	 *
	 * @param string $email   The e-mail's id.
	 * @param string $feature The feature's id, or ''.
	 */
	private static function is_known( string $email, string $feature ): bool {
		return false !== get_option( 'woocommerce_' . $email . '_settings' ) || ( '' !== $feature && self::has( $feature ) );
	}

	/**
	 * Whether it sends.
	 *
	 * @param string $email   The e-mail's id.
	 * @param string $feature The feature's id, or ''.
	 */
	private static function is_on( string $email, string $feature ): bool {
		$settings = (array) get_option( 'woocommerce_' . $email . '_settings', array() );
		return 'yes' === ( $settings['enabled'] ?? 'no' ) && ( '' === $feature || self::has( $feature ) );
	}

	/**
	 * Whether a feature of WooCommerce is on.
	 *
	 * @param string $feature Its id.
	 */
	private static function has( string $feature ): bool {
		return class_exists( '\Automattic\WooCommerce\Utilities\FeaturesUtil' ) && \Automattic\WooCommerce\Utilities\FeaturesUtil::feature_is_enabled( $feature );
	}
}
