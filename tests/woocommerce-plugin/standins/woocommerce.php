<?php
/** What the plugin asks of WooCommerce. The actions come at the moments at which WooCommerce does them (facts/woocommerce.md 6.1). */

final class WooCommerce {
	public ?WC_Session $session = null;
	public ?WC_Cart $cart = null;
	public ?WC_Customer $customer = null;
	public WC_Countries $countries;
	public string $version = '10.5.0';
	public function __construct() { $this->countries = new WC_Countries(); }
}
function WC() { return World::$woocommerce; }

final class WC_Countries { public string $base = 'US'; public function get_base_country() { return $this->base; } }

/** A session: its data are what PHP would serialise, so objects do not slip through. */
abstract class WC_Session {
	protected $_customer_id = '';
	public array $data = array();
	public function get( $key, $default = null ) { return isset( $this->data[ $key ] ) ? unserialize( $this->data[ $key ] ) : $default; }
	public function set( $key, $value ) { $this->data[ $key ] = serialize( $value ); }
	public function get_customer_id() { return $this->_customer_id; }
}
class WC_Session_Handler extends WC_Session {
	/** Without its cookie a session's data are gone with the request. */
	public bool $has_cookie = true;
	public function __construct( string $key ) { $this->_customer_id = $key; }
	public function has_session() { return $this->has_cookie || World::$user > 0; }
	public function set_customer_session_cookie( $set ) { $this->has_cookie = $set; }
	/** What happens when a guest logs in: the key changes, the data stay. */
	public function migrate( string $user ): void {
		$guest              = $this->_customer_id;
		$this->_customer_id = $user;
		do_action( 'woocommerce_guest_session_to_user_id', $guest, $user );
	}
}

class WC_Product {
	public int $id; public string $title; public float $price; public bool $purchasable = true; public bool $in_stock = true; public ?int $stock = null; public int $image = 0; public int $parent = 0;
	public function __construct( int $id, string $title = 'Blue Mug', float $price = 19.9 ) { $this->id = $id; $this->title = $title; $this->price = $price; }
	public function get_id() { return $this->id; }
	public function get_title() { return $this->title; }
	public function get_name() { return $this->title; }
	public function get_price( $context = 'view' ) { return (string) $this->price; }
	public function get_image_id() { return $this->image; }
	public function get_permalink( $item = null ) { return World::$home . '/product/' . $this->id . '/'; }
	public function get_stock_quantity() { return $this->stock; }
	public function get_parent_id() { return $this->parent; }
	public function is_purchasable() { return apply_filters( 'woocommerce_is_purchasable', $this->purchasable, $this ); }
	public function is_in_stock() { return $this->in_stock; }
	public function has_enough_stock( $wanted ) { return null === $this->stock || $this->stock >= $wanted; }
}
function wc_get_product( $id ) { return World::$products[ (int) ( $id instanceof WC_Product ? $id->id : $id ) ] ?? false; }

class WC_Cart {
	public array $items = array();
	public array $coupons = array();
	/** Coupons that the shop has. */
	public array $known_coupons = array();
	public function get_cart() { return $this->items; }
	public function is_empty() { return array() === $this->items; }
	public function get_total( $context = 'view' ) { return array_sum( array_column( $this->items, 'line_total' ) ); }
	public function generate_cart_id( $product, $variation = 0, $attributes = array(), $data = array() ) { return md5( serialize( array( $product, $variation, $attributes, $data ) ) ); }
	public function add_to_cart( $product, $quantity = 1, $variation = 0, $attributes = array(), $data = array() ) {
		$key  = $this->generate_cart_id( $product, $variation, $attributes, $data );
		$what = wc_get_product( $variation ?: $product );
		if ( ! $what || ! $what->is_purchasable() || ! $what->is_in_stock() ) { wc_add_notice( 'refused', 'error' ); return false; }
		$this->items[ $key ] = array_merge( $data, array( 'key' => $key, 'product_id' => $product, 'variation_id' => $variation, 'variation' => $attributes, 'quantity' => ( $this->items[ $key ]['quantity'] ?? 0 ) + $quantity, 'data_hash' => 'x', 'data' => $what ) );
		$this->total( $key );
		do_action( 'woocommerce_add_to_cart', $key, $product, $quantity, $variation, $attributes, $data );
		return $key;
	}
	public function set_quantity( $key, $quantity = 1, $refresh = true ) {
		$old = $this->items[ $key ]['quantity'];
		$this->items[ $key ]['quantity'] = $quantity;
		$this->total( $key );
		do_action( 'woocommerce_after_cart_item_quantity_update', $key, $quantity, $old, $this );
		return true;
	}
	public function get_cart_item( $key ) { return $this->items[ $key ] ?? array(); }
	public function remove_cart_item( $key ) { unset( $this->items[ $key ] ); do_action( 'woocommerce_cart_item_removed', $key, $this ); return true; }
	public function empty_cart( $for_good = true ) { $this->items = array(); $this->coupons = array(); do_action( 'woocommerce_cart_emptied', $for_good ); }
	public function has_discount( $code = '' ) { return in_array( $code, $this->coupons, true ); }
	public function apply_coupon( $code ) {
		if ( ! in_array( $code, $this->known_coupons, true ) ) { wc_add_notice( "Coupon $code does not exist!", 'error' ); return false; }
		$this->coupons[] = $code;
		do_action( 'woocommerce_applied_coupon', $code );
		return true;
	}
	private function total( string $key ): void { $this->items[ $key ]['line_total'] = $this->items[ $key ]['quantity'] * $this->items[ $key ]['data']->price; $this->items[ $key ]['line_tax'] = round( $this->items[ $key ]['line_total'] * 0.1, 4 ); }
}

class WC_Customer {
	public string $email = ''; public string $country = ''; public int $saved = 0; public array $meta = array();
	public function get_meta( $key, $single = true, $context = 'view' ) { return $this->meta[ $key ] ?? ''; }
	public function delete_meta_data( $key ) { unset( $this->meta[ $key ] ); }
	public function get_billing_email() { return $this->email; }
	public function set_billing_email( $email ) { $this->email = $email; }
	public function get_billing_country() { return $this->country; }
	public function get_shipping_country() { return $this->country; }
	public function save() { ++$this->saved; }
}

class WC_Order {
	public int $id; public array $meta = array(); public string $status = 'pending';
	public function __construct( int $id = 0 ) { $this->id = $id; }
	public function get_status() { return $this->status; }
	public function get_id() { return $this->id; }
	public function update_meta_data( $key, $value, $id = 0 ) { $this->meta[ $key ] = $value; }
	public function get_meta( $key, $single = true, $context = 'view' ) { return $this->meta[ $key ] ?? ''; }
}

class WC_Webhook {
	public int $id; public string $url; public string $status; public string $topic = 'product.updated';
	public function __construct( int $id, string $url, string $status = 'active' ) { $this->id = $id; $this->url = $url; $this->status = $status; World::$webhooks[ $id ] = $this; }
	public function get_delivery_url() { return $this->url; }
	public function get_topic() { return $this->topic; }
	public function get_status() { return $this->status; }
	public function delete( $force = false ) { unset( World::$webhooks[ $this->id ] ); return true; }
}
class WC_Data_Store { public static function load( $what ) { return new self(); } public function search_webhooks( $args = array() ) { return array_keys( World::$webhooks ); } }
function wc_get_order( $id ) { return World::$orders[ $id ] ?? false; }
function wc_get_webhook( $id ) { return World::$webhooks[ $id ] ?? null; }

final class WC_Geolocation { public static function get_ip_address() { return $_SERVER['REMOTE_ADDR'] ?? ''; } }
final class WC_AJAX { public static function get_endpoint( $request = '' ) { return '/?wc-ajax=' . $request; } }

function woocommerce_register_additional_checkout_field( $field ) {
	if ( ! doing_action( 'woocommerce_init' ) ) { throw new LogicException( 'fields are registered on woocommerce_init' ); }
	World::$fields[ $field['id'] ] = $field;
}
function is_checkout() { return World::$is_checkout; }
function is_order_received_page() { return 'order-received' === World::$endpoint; }
function is_wc_endpoint_url( $which = '' ) { return '' === $which ? '' !== World::$endpoint : World::$endpoint === $which; }
function is_product() { return Page::$is_product; }
function wc_get_checkout_url() { return World::$home . '/checkout/'; }
function wc_get_cart_url() { return World::$home . '/cart/'; }
function wc_get_page_id( $page ) { return 7; }
function has_block( $name, $post = null ) { return 'block' === World::$checkout; }
function wc_add_notice( $text, $type = 'success', $data = array() ) { WC()->session->get( 'wc_notices' ); World::$notices[] = array( $type, $text ); }
function wc_get_notices( $type = '' ) {
	$all = array();
	foreach ( World::$notices as list( $kind, $text ) ) { $all[ $kind ][] = array( 'notice' => $text, 'data' => array() ); }
	return '' === $type ? $all : ( $all[ $type ] ?? array() );
}
function wc_set_notices( $all ) {
	World::$notices = array();
	foreach ( $all as $kind => $notices ) { foreach ( $notices as $notice ) { wc_add_notice( $notice['notice'], $kind ); } }
}
function wc_setcookie( $name, $value, $expire = 0, $secure = false, $httponly = false ) { World::$cookies_set[ $name ] = array( 'value' => $value, 'expires' => $expire, 'httponly' => $httponly ); }
function wc_coupons_enabled() { return true; }
function wc_format_coupon_code( $code ) { return strtolower( trim( $code ) ); }
function wc_get_price_decimals() { return 2; }
function get_woocommerce_currency() { return 'USD'; }
function wc_get_formatted_variation( $variation, $flat = false, $names = true ) { return is_array( $variation ) ? implode( ', ', $variation ) : $variation->variant; }
function wc_clean( $value ) { return is_array( $value ) ? array_map( 'wc_clean', $value ) : sanitize_text_field( $value ); }

// Action Scheduler.
final class ActionScheduler_Store { const STATUS_PENDING = 'pending'; }
function as_get_datetime_object( $text = null ) { return new DateTime( $text ?? 'now', new DateTimeZone( 'UTC' ) ); }
function as_get_scheduled_actions( $args = array() ) {
	return array_map( static function ( $time ) { return new Waiting_Action( $time ); }, array_filter( World::$waiting, static function ( $time ) use ( $args ) { return $time <= $args['date']->getTimestamp(); } ) );
}
final class Waiting_Action {
	private int $time;
	public function __construct( int $time ) { $this->time = $time; }
	public function get_schedule() { return $this; }
	public function get_date() { return new DateTime( '@' . $this->time ); }
}
