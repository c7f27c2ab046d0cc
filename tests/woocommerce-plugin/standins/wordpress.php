<?php
/** The functions of WordPress that the plugin calls, each as small as its real contract allows. */

final class WP_Error {
	public array $errors = array();
	public array $error_data = array();
	public function __construct( $code = '', $message = '', $data = '' ) { if ( '' !== $code ) { $this->add( $code, $message, $data ); } }
	public function add( $code, $message, $data = '' ) { $this->errors[ $code ][] = $message; $this->error_data[ $code ] = $data; }
	public function get_error_code() { return array_key_first( $this->errors ) ?? ''; }
	public function get_error_message( $code = '' ) { return $this->errors[ $code ?: $this->get_error_code() ][0] ?? ''; }
	public function get_error_data( $code = '' ) { return $this->error_data[ $code ?: $this->get_error_code() ] ?? null; }
	public function has_errors() { return array() !== $this->errors; }
}
function is_wp_error( $thing ) { return $thing instanceof WP_Error; }

// Hooks, with priorities and numbers of arguments as in WP_Hook.
function add_filter( $hook, $callback, $priority = 10, $accepted = 1 ) {
	if ( ! is_callable( $callback ) && ! ( is_array( $callback ) && is_string( $callback[0] ) ) ) { throw new LogicException( "$hook: the callback does not exist" ); }
	World::$hooks[ $hook ][ $priority ][] = array( $callback, $accepted );
	return true;
}
function add_action( $hook, $callback, $priority = 10, $accepted = 1 ) { return add_filter( $hook, $callback, $priority, $accepted ); }
function remove_filter( $hook, $callback, $priority = 10 ) {
	World::$hooks[ $hook ][ $priority ] = array_values( array_filter( World::$hooks[ $hook ][ $priority ] ?? array(), static function ( $one ) use ( $callback ) { return $one[0] !== $callback; } ) );
}
function remove_action( $hook, $callback, $priority = 10 ) { remove_filter( $hook, $callback, $priority ); }
function has_filter( $hook, $callback = false ) { return array() !== World::callbacks( $hook ); }
function has_action( $hook, $callback = false ) { return has_filter( $hook, $callback ); }
function apply_filters( $hook, $value, ...$more ) {
	World::$doing[] = $hook;
	foreach ( World::callbacks( $hook ) as list( $callback, $accepted ) ) {
		$value = $callback( ...array_slice( array_merge( array( $value ), $more ), 0, $accepted ) );
	}
	array_pop( World::$doing );
	return $value;
}
function do_action( $hook, ...$arguments ) {
	World::$did[ $hook ] = ( World::$did[ $hook ] ?? 0 ) + 1;
	World::$doing[]      = $hook;
	foreach ( World::callbacks( $hook ) as list( $callback, $accepted ) ) {
		$callback( ...array_slice( $arguments, 0, $accepted ) );
	}
	array_pop( World::$doing );
}
function did_action( $hook ) { return World::$did[ $hook ] ?? 0; }
function doing_action( $hook = null ) { return in_array( $hook, World::$doing, true ); }
function doing_filter( $hook = null ) { return doing_action( $hook ); }
function current_action() { return end( World::$doing ) ?: ''; }
function register_activation_hook( $file, $callback ) { add_action( 'activate_' . basename( $file ), $callback ); }
function register_deactivation_hook( $file, $callback ) { add_action( 'deactivate_' . basename( $file ), $callback ); }

// Options, transients, meta.
function get_option( $name, $default = false ) { return array_key_exists( $name, World::$options ) ? World::$options[ $name ] : $default; }
function update_option( $name, $value, $autoload = null ) { World::$options[ $name ] = $value; return true; }
function add_option( $name, $value = '', $deprecated = '', $autoload = null ) { if ( array_key_exists( $name, World::$options ) ) { return false; } World::$options[ $name ] = $value; return true; }
function delete_option( $name ) { $was = array_key_exists( $name, World::$options ); unset( World::$options[ $name ] ); return $was; }
function get_transient( $name ) { list( $value, $until ) = World::$transients[ $name ] ?? array( false, 0 ); return $until && $until < time() ? false : $value; }
function set_transient( $name, $value, $for = 0 ) { World::$transients[ $name ] = array( $value, $for ? time() + $for : 0 ); return true; }
function delete_transient( $name ) { unset( World::$transients[ $name ] ); return true; }
function current_time( $type, $gmt = 0 ) { return gmdate( $type ); }
function get_user_meta( $user, $key = '', $single = false ) { return World::$user_meta[ $user ][ $key ] ?? ( $single ? '' : array() ); }
function update_user_meta( $user, $key, $value ) { World::$user_meta[ $user ][ $key ] = $value; return true; }
function delete_user_meta( $user, $key ) { unset( World::$user_meta[ $user ][ $key ] ); return true; }
function delete_metadata( $type, $object, $key, $value = '', $all = false ) { foreach ( array_keys( World::$user_meta ) as $user ) { unset( World::$user_meta[ $user ][ $key ] ); } return true; }

// Where and who.
/** Plugins for several languages change it (World::$language, a folder). */
function home_url( $path = '' ) { return World::$home . World::$language . ( '' === $path ? '' : '/' . ltrim( $path, '/' ) ); }
function wp_load_alloptions() { return array( 'home' => World::$home ) + World::$options; }
function site_url( $path = '' ) { return home_url( $path ); }
function admin_url( $path = '' ) { return World::$home . '/wp-admin/' . ltrim( $path, '/' ); }
function rest_url( $path = '' ) { return World::$home . '/wp-json/' . ltrim( $path, '/' ); }
function plugins_url( $path = '', $file = '' ) { return World::$home . '/wp-content/plugins/retention-for-woocommerce/' . ltrim( $path, '/' ); }
function plugin_dir_path( $file ) { return dirname( $file ) . '/'; }
function plugin_basename( $file ) { return 'retention-for-woocommerce/' . basename( $file ); }
function wp_get_environment_type() { return World::$environment; }
function get_locale() { return World::$locale; }
function determine_locale() { return World::$locale; }
function get_bloginfo( $what = '' ) { return 'version' === $what ? $GLOBALS['wp_version'] : 'The Shop'; }
function is_admin() { return World::$is_admin; }
function is_multisite() { return false; }
function get_current_user_id() { return World::$user; }
function is_user_logged_in() { return World::$user > 0; }
function wp_get_current_user() { return World::$users[ World::$user ] ?? (object) array( 'ID' => 0, 'user_email' => '', 'first_name' => '', 'display_name' => '' ); }
function get_userdata( $id ) { return World::$users[ $id ] ?? false; }
function get_user_by( $field, $value ) { foreach ( World::$users as $user ) { if ( ( 'email' === $field && $user->user_email === $value ) || ( 'id' === $field && $user->ID === (int) $value ) ) { return $user; } } return false; }
function current_user_can( $ability ) { return in_array( $ability, World::$abilities, true ); }
function load_plugin_textdomain( $domain, $deprecated, $path ) { return true; }
function get_plugins() { return array_fill_keys( World::$active_plugins, array( 'Name' => 'x' ) ); }
function is_plugin_active( $file ) { return in_array( $file, World::$active_plugins, true ); }

// Words, going out and coming in.
function __( $text, $domain = 'default' ) { if ( 'retention-for-woocommerce' !== $domain ) { throw new LogicException( "not our text domain: $text" ); } return $text; }
function _x( $text, $context, $domain = 'default' ) { return __( $text, $domain ); }
function _n( $one, $many, $number, $domain = 'default' ) { return __( 1 === $number ? $one : $many, $domain ); }
function esc_html__( $text, $domain = 'default' ) { return esc_html( __( $text, $domain ) ); }
function esc_attr__( $text, $domain = 'default' ) { return esc_attr( __( $text, $domain ) ); }
function esc_html_e( $text, $domain = 'default' ) { echo esc_html__( $text, $domain ); }
function esc_attr_e( $text, $domain = 'default' ) { echo esc_attr__( $text, $domain ); }
function esc_html( $text ) { return htmlspecialchars( (string) $text, ENT_QUOTES, 'UTF-8', false ); }
function esc_attr( $text ) { return esc_html( $text ); }
function esc_textarea( $text ) { return htmlspecialchars( (string) $text, ENT_QUOTES, 'UTF-8' ); }
function esc_url( $url ) { return preg_match( '#^(https?:)?/#i', $url ) || '' === $url || '#' === $url[0] || '?' === $url[0] ? str_replace( array( '&amp;', '&', "'", '"', '<', '>' ), array( '&', '&#038;', '&#039;', '%22', '', '' ), $url ) : ''; }
function esc_url_raw( $url, $protocols = null ) { return preg_match( '#^https?://[^\s<>"]+$#i', (string) $url ) ? (string) $url : ''; }
function sanitize_url( $url ) { return esc_url_raw( $url ); }
function wp_http_validate_url( $url ) { return '' === esc_url_raw( $url ) ? false : $url; }
function wp_kses( $text, $allowed ) { return strip_tags( $text, '<' . implode( '><', array_keys( $allowed ) ) . '>' ); }
function wp_kses_post( $text ) { return preg_replace( '#<script.*?</script>#is', '', $text ); }
function wp_strip_all_tags( $text ) { return trim( strip_tags( preg_replace( '#<(script|style)[^>]*>.*?</\1>#si', '', (string) $text ) ) ); }
function sanitize_text_field( $text ) { return trim( preg_replace( '/[\r\n\t ]+/', ' ', wp_strip_all_tags( (string) $text ) ) ); }
function sanitize_textarea_field( $text ) { return trim( strip_tags( (string) $text ) ); }
function sanitize_key( $key ) { return preg_replace( '/[^a-z0-9_\-]/', '', strtolower( (string) $key ) ); }
function sanitize_email( $email ) { return is_email( $email ) ?: ''; }
function is_email( $email ) { return false !== filter_var( (string) $email, FILTER_VALIDATE_EMAIL ) ? $email : false; }
function absint( $number ) { return abs( (int) $number ); }
function wp_unslash( $value ) { return is_array( $value ) ? array_map( 'wp_unslash', $value ) : ( is_string( $value ) ? stripslashes( $value ) : $value ); }
function wp_json_encode( $value, $flags = 0, $depth = 512 ) { return json_encode( $value, $flags, $depth ); }
function wp_parse_url( $url, $component = -1 ) { return parse_url( $url, $component ); }
function wp_parse_args( $values, $defaults = array() ) { return array_merge( $defaults, $values ); }
function untrailingslashit( $text ) { return rtrim( $text, '/\\' ); }
function trailingslashit( $text ) { return untrailingslashit( $text ) . '/'; }
function wp_salt( $scheme = 'auth' ) { return 'salt-of-' . $scheme; }
function wp_hash( $text, $scheme = 'auth' ) { return hash_hmac( 'md5', $text, wp_salt( $scheme ) ); }
/** As WordPress's: what was in the address is encoded again, what is added is taken as it is. */
function add_query_arg( $more, $url, $third = null ) {
	if ( ! is_array( $more ) ) { $more = array( $more => $url ); $url = $third; }
	list( $address, $query ) = array_pad( explode( '?', $url, 2 ), 2, '' );
	parse_str( $query, $values );
	$parts = array();
	foreach ( array_merge( array_map( 'urlencode', $values ), $more ) as $name => $value ) { $parts[] = $name . '=' . $value; }
	return $address . ( $parts ? '?' . implode( '&', $parts ) : '' );
}
function remove_query_arg( $names, $url ) {
	list( $address, $query ) = array_pad( explode( '?', $url, 2 ), 2, '' );
	parse_str( $query, $values );
	$query = http_build_query( array_diff_key( $values, array_flip( (array) $names ) ) );
	return $address . ( '' === $query ? '' : '?' . $query );
}
function checked( $one, $other = true, $echo = true ) { $text = (string) $one === (string) $other ? " checked='checked'" : ''; if ( $echo ) { echo $text; } return $text; }
function selected( $one, $other = true, $echo = true ) { $text = (string) $one === (string) $other ? " selected='selected'" : ''; if ( $echo ) { echo $text; } return $text; }
function human_time_diff( $from, $to = 0 ) { return (int) round( abs( ( $to ?: time() ) - $from ) / 60 ) . ' mins'; }

// Nonces.
function wp_create_nonce( $action = -1 ) { return 'nonce-' . $action . '-' . World::$user; }
function wp_verify_nonce( $nonce, $action = -1 ) { return wp_create_nonce( $action ) === $nonce ? 1 : false; }
function wp_nonce_field( $action = -1, $name = '_wpnonce', $referer = true, $echo = true ) { $html = '<input type="hidden" name="' . $name . '" value="' . wp_create_nonce( $action ) . '" />'; if ( $echo ) { echo $html; } return $html; }
function wp_nonce_url( $url, $action = -1, $name = '_wpnonce' ) { return esc_html( add_query_arg( $name, wp_create_nonce( $action ), $url ) ); }
function check_admin_referer( $action = -1, $name = '_wpnonce' ) { if ( ! wp_verify_nonce( $_REQUEST[ $name ] ?? $_POST[ $name ] ?? $_GET[ $name ] ?? '', $action ) ) { wp_die( 'expired' ); } return 1; }
function check_ajax_referer( $action = -1, $name = false, $stop = true ) { $good = wp_verify_nonce( $_REQUEST[ $name ?: '_ajax_nonce' ] ?? $_POST[ $name ?: '_ajax_nonce' ] ?? '', $action ); if ( ! $good && $stop ) { wp_die( '-1' ); } return $good; }

/** What ends a request: wp_die(), exit after a redirect, an answer in JSON. */
final class Ended extends RuntimeException { public $said; public int $status = 200; }
function wp_die( $message = '', $title = '', $args = array() ) { $end = new Ended( (string) $message ); $end->status = (int) ( is_array( $args ) ? ( $args['response'] ?? 500 ) : $args ); throw $end; }
function wp_send_json( $said, $status = 200 ) { $end = new Ended( 'json' ); $end->said = $said; $end->status = (int) ( $status ?? 200 ); throw $end; }
function wp_send_json_success( $data = null, $status = 200 ) { wp_send_json( array( 'success' => true, 'data' => $data ), $status ); }
function wp_send_json_error( $data = null, $status = 400 ) { wp_send_json( array( 'success' => false, 'data' => $data ), $status ); }
function wp_safe_redirect( $url, $status = 302 ) { World::$redirect = $url; $end = new Ended( 'redirect' ); $end->status = $status; throw $end; }
function nocache_headers() { World::$headers_sent['Cache-Control'] = 'no-cache'; }

// HTTP.
function wp_remote_post( $url, $args = array() ) {
	$stopped = apply_filters( 'pre_http_request', false, $args, $url );
	if ( false !== $stopped ) { return $stopped; }
	World::$calls[] = array( $url, $args );
	return is_callable( World::$answer ) ? ( World::$answer )( $url, $args ) : World::$answer;
}
function wp_remote_retrieve_response_code( $answer ) { return is_wp_error( $answer ) ? '' : $answer['response']['code']; }
function wp_remote_retrieve_body( $answer ) { return is_wp_error( $answer ) ? '' : $answer['body']; }

// WP-Cron.
function wp_next_scheduled( $hook, $args = array() ) { return World::$scheduled[ $hook ] ?? false; }
function wp_schedule_event( $time, $often, $hook, $args = array() ) { World::$scheduled[ $hook ] = $time; return true; }
function wp_schedule_single_event( $time, $hook, $args = array() ) { World::$scheduled[ $hook ] = $time; return true; }
function wp_clear_scheduled_hook( $hook, $args = array() ) { unset( World::$scheduled[ $hook ] ); return 1; }

// REST.
final class WP_REST_Response { public $data; public int $status; public array $headers = array(); public function __construct( $data = null, $status = 200 ) { $this->data = $data; $this->status = $status; } public function get_data() { return $this->data; } public function get_status() { return $this->status; } public function header( $name, $value ) { $this->headers[ $name ] = $value; } }
final class WP_REST_Request implements ArrayAccess {
	private array $values;
	private string $method;
	public function __construct( array $values = array(), string $method = 'POST' ) { $this->values = $values; $this->method = $method; }
	public function get_method() { return $this->method; }
	public function get_param( $name ) { return $this->values[ $name ] ?? null; }
	public function get_params() { return $this->values; }
	public function get_json_params() { return $this->values; }
	#[\ReturnTypeWillChange]
	public function offsetExists( $name ) { return isset( $this->values[ $name ] ); }
	#[\ReturnTypeWillChange]
	public function offsetGet( $name ) { return $this->values[ $name ] ?? null; }
	#[\ReturnTypeWillChange]
	public function offsetSet( $name, $value ) { $this->values[ $name ] = $value; }
	#[\ReturnTypeWillChange]
	public function offsetUnset( $name ) { unset( $this->values[ $name ] ); }
}
final class WP_REST_Server { const READABLE = 'GET'; const CREATABLE = 'POST'; const DELETABLE = 'DELETE'; }
function register_rest_route( $namespace, $route, $args = array() ) {
	if ( ! did_action( 'rest_api_init' ) ) { throw new LogicException( 'routes are registered on rest_api_init' ); }
	foreach ( isset( $args['callback'] ) ? array( $args ) : $args as $one ) {
		if ( ! isset( $one['permission_callback'] ) ) { throw new LogicException( "$route has no permission_callback" ); }
		World::$routes[ $one['methods'] . ' /' . $namespace . $route ] = $one;
	}
}
function rest_ensure_response( $said ) { return $said instanceof WP_REST_Response || is_wp_error( $said ) ? $said : new WP_REST_Response( $said ); }
function rest_authorization_required_code() { return is_user_logged_in() ? 403 : 401; }
function wp_is_serving_rest_request() { return false; }

// Pages.
function add_submenu_page( $parent, $title, $menu, $ability, $slug, $callback = '', $position = null ) { World::$menu[ $slug ] = compact( 'parent', 'title', 'ability', 'callback' ); return $parent . '_page_' . $slug; }
function wp_enqueue_script( $handle, $url = '', $needs = array(), $version = false, $args = array() ) { World::$scripts[ $handle ] = ( World::$scripts[ $handle ] ?? array() ) + array( 'url' => $url, 'enqueued' => true ); }
function wp_register_script( $handle, $url, $needs = array(), $version = false, $args = array() ) { World::$scripts[ $handle ] = array( 'url' => $url ); return true; }
function wp_localize_script( $handle, $name, $data ) { World::$scripts[ $handle ]['data'] = array( $name => $data ); return true; }
function wp_add_inline_script( $handle, $code, $position = 'after' ) { World::$scripts[ $handle ]['inline'] = $code; return true; }
function wp_set_script_translations( $handle, $domain = 'default', $path = '' ) { return true; }
function wp_enqueue_style( $handle, $url = '', $needs = array(), $version = false ) { World::$styles[ $handle ] = $url; }
function wp_register_style( $handle, $url, $needs = array(), $version = false ) { World::$styles[ $handle ] = $url; return true; }
function add_shortcode( $name, $callback ) { World::$shortcodes[ $name ] = $callback; }
function shortcode_atts( $defaults, $given, $name = '' ) { return array_intersect_key( array_merge( $defaults, array_intersect_key( (array) $given, $defaults ) ), $defaults ); }
function register_block_type( $what, $args = array() ) { World::$blocks[ $what ] = $args; return (object) array( 'name' => $what ); }
function get_permalink( $post = 0 ) { return World::$home . '/?p=' . ( is_object( $post ) ? $post->ID : (int) $post ); }
function add_meta_box( ...$all ) {}
function is_ssl() { return 0 === strpos( World::$home, 'https' ); }
function wp_get_attachment_image_url( $id, $size = 'thumbnail' ) { return $id ? World::$home . '/wp-content/uploads/' . $id . '.jpg' : false; }

/** Calls a route as WordPress does: the permission first, then each argument by its schema, then the callback. */
function rest_call( string $route, array $values = array() ) {
	if ( ! did_action( 'rest_api_init' ) ) { do_action( 'rest_api_init' ); }
	$one = World::$routes[ $route ];
	if ( ! ( $one['permission_callback'] )() ) { return new WP_Error( 'rest_forbidden', 'Sorry, you are not allowed to do that.', array( 'status' => rest_authorization_required_code() ) ); }
	foreach ( $one['args'] ?? array() as $name => $arg ) {
		$value = $values[ $name ] ?? null;
		$type  = array( 'string' => 'is_string', 'boolean' => 'is_bool', 'array' => 'is_array' )[ $arg['type'] ];
		if ( null === $value || ! $type( $value ) || ( isset( $arg['pattern'] ) && ! preg_match( '#' . $arg['pattern'] . '#u', $value ) ) || ( isset( $arg['enum'] ) && ! in_array( $value, $arg['enum'], true ) ) || ( isset( $arg['validate_callback'] ) && ! $arg['validate_callback']( $value ) ) ) {
			return new WP_Error( 'rest_invalid_param', $name, array( 'status' => 400 ) );
		}
	}
	$said = $one['callback']( new WP_REST_Request( $values, explode( ' ', $route )[0] ) );
	return $said instanceof WP_REST_Response ? $said->get_data() : $said;
}
