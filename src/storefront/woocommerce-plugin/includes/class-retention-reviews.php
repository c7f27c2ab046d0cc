<?php
/**
 * Reviews of a product, shown anywhere.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * The published reviews of WooCommerce with their average. All of them count, and none is left out for its stars; which came from a buyer, and which was
 * rewarded, stands beside it (16 CFR 465, EU 2005/29/EC Annex I 23b).
 */
final class Retention_Reviews {

	const MOST = 50;

	/**
	 * The comment meta that says that a review was rewarded.
	 */
	const REWARDED = '_retention_incentivised';

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_shortcode( 'retention_reviews', array( $this, 'shortcode' ) );
	}

	/**
	 * The shortcode [retention_reviews product_id="12" limit="5"]; without a product that of the page.
	 *
	 * @param array|string $with Its attributes.
	 */
	public function shortcode( $with ): string {
		$with = shortcode_atts(
			array(
				'product_id' => 0,
				'limit'      => 5,
			),
			is_array( $with ) ? $with : array(),
			'retention_reviews'
		);
		return self::html( absint( $with['product_id'] ), absint( $with['limit'] ) );
	}

	/**
	 * The reviews; empty where there is no product.
	 *
	 * @param int $product_id The product; 0 for that of the page.
	 * @param int $limit      How many, the newest first.
	 */
	public static function html( int $product_id, int $limit ): string {
		global $product;
		$shown = $product_id ? wc_get_product( $product_id ) : ( $product instanceof WC_Product ? $product : wc_get_product( (int) get_queried_object_id() ) );
		if ( ! $shown instanceof WC_Product ) {
			return '';
		}
		$ours = Retention_Shown_Reviews::are_chosen() ? Retention_Shown_Reviews::html( $shown, $limit ) : null;
		if ( null !== $ours ) {
			return $ours;
		}
		wp_enqueue_style( 'retention-blocks' );
		$heading = '<h2>' . esc_html__( 'Reviews', 'retention-for-woocommerce' ) . '</h2>';
		$count   = (int) $shown->get_review_count();
		if ( 0 === $count ) {
			return '<section class="retention-reviews">' . $heading . '<p>' . esc_html__( 'There are no reviews yet.', 'retention-for-woocommerce' ) . '</p></section>';
		}
		$reviews = get_comments(
			array(
				'post_id' => $shown->get_id(),
				'type'    => 'review',
				'status'  => 'approve',
				'parent'  => 0,
				'number'  => max( 1, min( self::MOST, $limit ) ),
				'orderby' => 'comment_date_gmt',
				'order'   => 'DESC',
			)
		);
		$average = (float) $shown->get_average_rating();
		/* translators: 1: an average like 4.5; 2: a number of reviews. */
		$summary = sprintf( _n( '%1$s out of 5 stars, from %2$s review', '%1$s out of 5 stars, from %2$s reviews', $count, 'retention-for-woocommerce' ), number_format_i18n( $average, 1 ), number_format_i18n( $count ) );
		return '<section class="retention-reviews">' . $heading . '<p class="retention-average">' . self::stars( (int) floor( $average ) ) . ' ' . esc_html( $summary ) . '</p>'
			. '<p class="retention-note">' . esc_html__( 'All published reviews count, whatever they say. "Verified buyer" means that this shop knows of the purchase.', 'retention-for-woocommerce' ) . '</p>'
			. '<ul class="retention-items">' . implode( '', array_map( array( __CLASS__, 'review' ), $reviews ) ) . '</ul>' . self::structured( $shown, $count, $average ) . '</section>';
	}

	/**
	 * A review.
	 *
	 * @param WP_Comment $review The review.
	 */
	private static function review( $review ): string {
		$id     = (int) $review->comment_ID;
		$stars  = (int) get_comment_meta( $id, 'rating', true );
		$badges = '';
		if ( wc_review_is_from_verified_owner( $id ) ) {
			$badges .= ' <span class="retention-badge">' . esc_html__( 'Verified buyer', 'retention-for-woocommerce' ) . '</span>';
		}
		if ( get_comment_meta( $id, self::REWARDED, true ) ) {
			$badges .= ' <span class="retention-badge">' . esc_html__( 'Got a reward for reviewing', 'retention-for-woocommerce' ) . '</span>';
		}
		/* translators: %d: a number of stars. */
		$rating = $stars < 1 || $stars > 5 ? '' : self::stars( $stars ) . '<span class="screen-reader-text">' . esc_html( sprintf( _n( '%d out of 5 stars', '%d out of 5 stars', $stars, 'retention-for-woocommerce' ), $stars ) ) . '</span> ';
		return '<li class="retention-review"><p class="retention-by">' . $rating . '<strong>' . esc_html( wp_strip_all_tags( $review->comment_author ) ) . '</strong>' . $badges
			. ' <time datetime="' . esc_attr( gmdate( 'c', (int) strtotime( $review->comment_date_gmt . ' UTC' ) ) ) . '">' . esc_html( date_i18n( get_option( 'date_format' ), (int) strtotime( $review->comment_date ) ) ) . '</time></p>'
			. '<div class="retention-words">' . wpautop( esc_html( wp_strip_all_tags( $review->comment_content ) ) ) . '</div></li>';
	}

	/**
	 * Stars for the eye; words stand beside them for the ear.
	 *
	 * @param int $stars How many, from 0 to 5.
	 */
	private static function stars( int $stars ): string {
		$stars = max( 0, min( 5, $stars ) );
		return '<span class="retention-stars" aria-hidden="true">' . str_repeat( '&#9733;', $stars ) . str_repeat( '&#9734;', 5 - $stars ) . '</span>';
	}

	/**
	 * The average for search engines. On the product's own page WooCommerce says it already.
	 *
	 * @param WC_Product $product The product.
	 * @param int        $count   How many reviews.
	 * @param float      $average Their average.
	 */
	private static function structured( WC_Product $product, int $count, float $average ): string {
		if ( is_product() || did_action( 'woocommerce_single_product_summary' ) ) {
			return '';
		}
		return self::script(
			$product,
			array(
				'aggregateRating' => array(
					'@type'       => 'AggregateRating',
					'ratingValue' => number_format( $average, 2, '.', '' ),
					'reviewCount' => $count,
					'bestRating'  => 5,
					'worstRating' => 1,
				),
			)
		);
	}

	/**
	 * A product for search engines: it extends what the page says of the product with the same id.
	 *
	 * @param WC_Product $product The product.
	 * @param array      $told    What is told of it.
	 */
	public static function script( WC_Product $product, array $told ): string {
		$data = array(
			'@context' => 'https://schema.org/',
			'@type'    => 'Product',
			'@id'      => $product->get_permalink() . '#product',
			'name'     => html_entity_decode( wp_strip_all_tags( $product->get_name() ), ENT_QUOTES, 'UTF-8' ),
			'url'      => $product->get_permalink(),
		) + $told;
		// No "<" in it: a name could end the script otherwise.
		return '<script type="application/ld+json">' . wp_json_encode( $data, JSON_HEX_TAG | JSON_HEX_AMP ) . '</script>';
	}
}
