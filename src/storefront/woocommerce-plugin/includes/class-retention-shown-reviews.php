<?php
/**
 * The reviews that the server keeps, shown in the shop.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Asks the server for a product's published reviews and shows them where the merchant chose them over WooCommerce's own. What was answered is kept for ten
 * minutes; where the server is out of reach, for an hour; after that WooCommerce's own are shown.
 */
final class Retention_Shown_Reviews {

	const FRESH = 600;

	/**
	 * Seconds to wait at most: somebody looks at a page meanwhile.
	 */
	const PATIENCE = 3;

	/**
	 * What may stand in the server's part of a page.
	 */
	const ALLOWED = array(
		'div'    => array( 'class' => true ),
		'h2'     => array( 'class' => true ),
		'p'      => array( 'class' => true ),
		'ul'     => array( 'class' => true ),
		'li'     => array( 'class' => true ),
		'strong' => array(),
		'span'   => array(
			'class'       => true,
			'role'        => true,
			'aria-label'  => true,
			'aria-hidden' => true,
		),
		'a'      => array( 'href' => true ),
		'img'    => array(
			'src'            => true,
			'width'          => true,
			'height'         => true,
			'alt'            => true,
			'loading'        => true,
			'referrerpolicy' => true,
		),
	);

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_filter( 'woocommerce_structured_data_product', array( $this, 'tell' ), 20, 2 );
	}

	/**
	 * Whether the merchant chose them.
	 */
	public static function are_chosen(): bool {
		return 'retention' === Retention_Settings::all()['reviews'] && null !== Retention_Connection::sending();
	}

	/**
	 * The reviews of a product, or how they are collected where the page's address asks for that; null where the server does not tell.
	 *
	 * @param WC_Product $product The product.
	 * @param int        $limit   How many, the newest first.
	 */
	public static function html( WC_Product $product, int $limit ): ?string {
		$said = self::asks( 'retention_collected' ) ? self::ask( 'collected', self::about( $product ) ) : self::of( $product, $limit );
		if ( ! isset( $said['html'], $said['title'] ) || ! is_string( $said['html'] ) || ! is_string( $said['title'] ) ) {
			return null;
		}
		wp_enqueue_style( 'retention-blocks' );
		return '<section class="retention-reviews retention-shown" id="retention-reviews"><h2>' . esc_html( $said['title'] ) . '</h2>' . wp_kses( $said['html'], self::ALLOWED ) . '</section>' . self::structured( $product, $said );
	}

	/**
	 * Tells search engines of them in WooCommerce's own words about the product, so that nothing stands there twice.
	 *
	 * @param array      $markup  What WooCommerce says.
	 * @param WC_Product $product The product.
	 */
	public function tell( $markup, $product ) {
		if ( ! is_array( $markup ) || ! $product instanceof WC_Product || ! self::are_chosen() ) {
			return $markup;
		}
		$said = self::of( $product, 5 );
		return isset( $said['structured'] ) && is_array( $said['structured'] ) ? array_merge( $markup, $said['structured'] ) : $markup;
	}

	/**
	 * The same where WooCommerce says nothing: everywhere but on the product's own page. It extends what stands there by the product's id.
	 *
	 * @param WC_Product $product The product.
	 * @param array      $said    What the server said.
	 */
	private static function structured( WC_Product $product, array $said ): string {
		if ( ! isset( $said['structured'] ) || ! is_array( $said['structured'] ) || is_product() || did_action( 'woocommerce_single_product_summary' ) ) {
			return '';
		}
		return Retention_Reviews::script( $product, $said['structured'] );
	}

	/**
	 * The page of reviews that is looked at.
	 *
	 * @param WC_Product $product The product.
	 * @param int        $limit   How many.
	 */
	private static function of( WC_Product $product, int $limit ): ?array {
		$asked = self::about( $product ) + array(
			'product' => (string) $product->get_id(),
			'limit'   => max( 1, min( Retention_Reviews::MOST, $limit ) ),
		);
		$place = self::asks( 'retention_before' );
		if ( preg_match( '/^[0-9]{19}\|[0-9a-f]{24}$/D', $place ) && Retention_Rate_Limit::allows( 'reviews', 100, HOUR_IN_SECONDS ) ) {
			$asked['before'] = $place;
		}
		return self::ask( 'reviews', $asked );
	}

	/**
	 * What each question holds.
	 *
	 * @param WC_Product $product The product.
	 */
	private static function about( WC_Product $product ): array {
		$here = get_queried_object_id();
		return array(
			'locale' => determine_locale(),
			// Without what stands behind a question mark: anybody may write that, and each page is asked for once.
			'page'   => (string) ( $here ? get_permalink( $here ) : $product->get_permalink() ),
		);
	}

	/**
	 * Asks the server, or says again what it said.
	 *
	 * @param string $name  What is asked for.
	 * @param array  $asked The question.
	 */
	private static function ask( string $name, array $asked ): ?array {
		$key  = 'retention_shown_' . md5( $name . wp_json_encode( $asked ) );
		$kept = get_transient( $key );
		$kept = is_array( $kept ) ? $kept : array( 'until' => 0 );
		if ( $kept['until'] > time() ) {
			return $kept['said'] ?? null;
		}
		// Two who ask the same within a second ask with other words: a call is heard once.
		$said = Retention_Backend::post( $name, $asked + array( 'once' => bin2hex( random_bytes( 8 ) ) ), self::PATIENCE );
		if ( is_wp_error( $said ) ) {
			// For a minute nobody else waits for it; what was said before still counts, for as long as it is kept.
			$since = $kept['since'] ?? time();
			$left  = HOUR_IN_SECONDS - ( time() - $since );
			$next  = array( 'until' => time() + MINUTE_IN_SECONDS ) + ( $left > 0 && isset( $kept['said'] ) ? $kept : array() );
			set_transient( $key, $next, max( MINUTE_IN_SECONDS, $left ) );
			return $next['said'] ?? null;
		}
		set_transient(
			$key,
			array(
				'until' => time() + self::FRESH,
				'since' => time(),
				'said'  => $said,
			),
			HOUR_IN_SECONDS
		);
		return $said;
	}

	/**
	 * What the page's address asks for.
	 *
	 * @param string $name Its name.
	 */
	private static function asks( string $name ): string {
		return isset( $_GET[ $name ] ) && is_string( $_GET[ $name ] ) ? sanitize_text_field( wp_unslash( $_GET[ $name ] ) ) : ''; // phpcs:ignore WordPress.Security.NonceVerification.Recommended -- It only says which page is shown.
	}
}
