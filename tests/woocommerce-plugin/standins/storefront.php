<?php
/** What the plugin's storefront side asks of WordPress and WooCommerce beside what its capture side does. */

/** The page that is looked at, and what is written about products. */
final class Page {
	public static ?object $post = null;
	public static array $statuses = array();
	public static array $comments = array();
	public static array $comment_meta = array();
	public static bool $is_product = false;

	/** A fresh page. */
	public static function reset(): void {
		self::$post         = null;
		self::$statuses     = array();
		self::$comments     = array();
		self::$comment_meta = array();
		self::$is_product   = false;
		$GLOBALS['product'] = null;
		// What PHP forgets with each request.
		foreach ( array( 'Retention_Contact' => array( 'typed' => array(), 'faults' => array() ), 'Retention_Preferences' => array( 'typed' => array(), 'faults' => array() ), 'Retention_Saved_Page' => array( 'is_shown' => false ), 'Retention_Form' => array( 'count' => 0 ) ) as $class => $statics ) {
			foreach ( $statics as $name => $value ) {
				$property = new ReflectionProperty( $class, $name );
				$property->setAccessible( true );
				$property->setValue( null, $value );
			}
		}
	}

	/** A product of the shop. */
	public static function sells( int $id, string $title = 'Blue Mug', float $price = 19.9, string $type = 'simple', int $parent = 0 ): Shown_Product {
		$product                = new Shown_Product( $id, $title, $price );
		$product->type          = $type;
		$product->parent        = $parent;
		World::$products[ $id ] = $product;
		return $product;
	}

	/** A form as a browser sends it. */
	public static function send( array $fields, array $with = array() ): void {
		$_POST   = $fields;
		$_SERVER = array_merge( $_SERVER, array( 'REQUEST_METHOD' => 'POST' ), $with );
	}

	/** The next page view of the same browser. */
	public static function look( string $path = '/saved/' ): void {
		$_POST   = array();
		$_GET    = array();
		$_SERVER = array_merge( $_SERVER, array( 'REQUEST_METHOD' => 'GET', 'REQUEST_URI' => $path ) );
		unset( $_SERVER['HTTP_SEC_FETCH_SITE'], $_SERVER['HTTP_ORIGIN'] );
	}
}

class Shown_Product extends WC_Product {
	public string $type = 'simple'; public float $average = 0; public int $reviews = 0; public string $variant = '';
	public function is_type( $types ) { return in_array( $this->type, (array) $types, true ); }
	public function get_image( $size = '', $attributes = array() ) { return '<img src="' . World::$home . '/mug.jpg" alt="' . ( $attributes['alt'] ?? '' ) . '" width="72" height="72" />'; }
	public function get_average_rating() { return (string) $this->average; }
	public function get_review_count() { return $this->reviews; }
}
class WP_Comment { public $comment_ID; public $comment_author; public $comment_content; public $comment_date; public $comment_date_gmt; public $comment_post_ID; public $comment_approved = '1'; public function __construct( array $of ) { foreach ( $of as $name => $value ) { $this->$name = $value; } } }

function is_singular() { return null !== Page::$post; }
function get_post( $post = null ) { return Page::$post; }
function get_post_status( $post = null ) { return Page::$statuses[ (int) $post ] ?? ( isset( World::$products[ (int) $post ] ) ? 'publish' : false ); }
function get_queried_object_id() { return Page::$post->ID ?? 0; }
function has_shortcode( $content, $name ) { return false !== strpos( $content, '[' . $name ); }
function get_comments( $asked ) {
	$found = array_filter( Page::$comments, static function ( $one ) use ( $asked ) { return $one->comment_post_ID === $asked['post_id'] && '1' === $one->comment_approved && 'approve' === $asked['status'] && 'review' === $asked['type']; } );
	return array_slice( array_values( $found ), 0, $asked['number'] );
}
function get_comment_meta( $id, $key, $single = false ) { return Page::$comment_meta[ $id ][ $key ] ?? ''; }
function wc_review_is_from_verified_owner( $id ) { return (bool) ( Page::$comment_meta[ $id ]['verified'] ?? false ); }
function wpautop( $text ) { return '<p>' . str_replace( "\n\n", '</p><p>', trim( $text ) ) . '</p>'; }
function number_format_i18n( $number, $decimals = 0 ) { return number_format( (float) $number, $decimals ); }
function date_i18n( $format, $time ) { return gmdate( 'j F Y', $time ); }
function get_block_wrapper_attributes() { return 'class="wp-block-retention"'; }
function sanitize_title( $text ) { return trim( preg_replace( '/[^a-z0-9_\-]+/', '-', strtolower( $text ) ), '-' ); }
function wp_check_invalid_utf8( $text ) { return mb_check_encoding( $text, 'UTF-8' ) ? $text : ''; }
function wc_price( $amount ) { return '<span class="woocommerce-Price-amount amount"><bdi>$' . number_format( (float) $amount, 2 ) . '</bdi></span>'; }
function wc_get_price_to_display( $product, $with = array() ) { return $with['price'] ?? (float) $product->get_price(); }
function wc_print_notices( $return = false ) {
	$html = '';
	foreach ( World::$notices as list( $kind, $text ) ) { $html .= '<div class="woocommerce-message ' . $kind . '" role="' . ( 'error' === $kind ? 'alert' : 'status' ) . '">' . $text . '</div>'; }
	World::$notices = array();
	return $html;
}
function wp_add_privacy_policy_content( $plugin, $text ) { World::$options['test_policy'][ $plugin ] = $text; }
