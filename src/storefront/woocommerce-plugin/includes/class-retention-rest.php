<?php
/**
 * What the server may ask of this plugin.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * The REST routes under wp-json/wc-retention/v1. Because the name begins with "wc-", WooCommerce checks its own API keys for them; whoever calls must be
 * allowed to manage the shop.
 */
final class Retention_Rest {

	const SPACE = 'wc-retention/v1';

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_action( 'rest_api_init', array( $this, 'add' ) );
	}

	/**
	 * Adds the routes.
	 */
	public function add(): void {
		$hex = static function ( int $digits ): array {
			return array(
				'type'     => 'string',
				'required' => true,
				'pattern'  => '^[0-9a-f]{' . $digits . '}$',
			);
		};
		register_rest_route(
			self::SPACE,
			'/connection',
			array(
				array(
					'methods'             => WP_REST_Server::CREATABLE,
					'callback'            => array( $this, 'connect' ),
					'permission_callback' => array( $this, 'may' ),
					'args'                => array(
						'id'  => $hex( 32 ),
						'key' => $hex( 64 ),
						'app' => array(
							'type'              => 'string',
							'required'          => true,
							'validate_callback' => static function ( $app ) {
								return is_string( $app ) && self::is_server( $app );
							},
						),
					),
				),
				array(
					'methods'             => WP_REST_Server::DELETABLE,
					'callback'            => array( $this, 'disconnect' ),
					'permission_callback' => array( $this, 'may' ),
				),
			)
		);
		register_rest_route(
			self::SPACE,
			'/status',
			array(
				'methods'             => WP_REST_Server::READABLE,
				'callback'            => array( $this, 'status' ),
				'permission_callback' => array( $this, 'may' ),
			)
		);
		register_rest_route(
			self::SPACE,
			'/yield',
			array(
				'methods'             => WP_REST_Server::CREATABLE,
				'callback'            => array( $this, 'yield_sender' ),
				'permission_callback' => array( $this, 'may' ),
				'args'                => array(
					'key'    => array(
						'type'     => 'string',
						'required' => true,
						'enum'     => array_keys( Retention_Other_Senders::OWN ),
					),
					'yields' => array(
						'type'     => 'boolean',
						'required' => true,
					),
				),
			)
		);
		register_rest_route(
			self::SPACE,
			'/early',
			array(
				'methods'             => WP_REST_Server::CREATABLE,
				'callback'            => array( $this, 'early' ),
				'permission_callback' => array( $this, 'may' ),
				'args'                => array(
					'items' => array(
						'type'              => 'array',
						'required'          => true,
						'validate_callback' => array( 'Retention_Early', 'is_list' ),
					),
				),
			)
		);
	}

	/**
	 * Whether an address may be a server's: over https, or on this very machine while somebody develops.
	 *
	 * @param string $app The address.
	 */
	public static function is_server( string $app ): bool {
		$parts = wp_parse_url( $app );
		if ( ! is_array( $parts ) || empty( $parts['host'] ) || isset( $parts['user'] ) || isset( $parts['query'] ) || isset( $parts['fragment'] ) ) {
			return false;
		}
		$scheme = $parts['scheme'] ?? '';
		return 'https' === $scheme || ( 'http' === $scheme && in_array( $parts['host'], array( '127.0.0.1', 'localhost', '[::1]' ), true ) );
	}

	/**
	 * Who may call: those who manage the shop.
	 */
	public function may(): bool {
		return current_user_can( 'manage_woocommerce' );
	}

	/**
	 * Stores the connection, so that the merchant types nothing.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	public function connect( $request ) {
		$before = Retention_Connection::current();
		if ( $before && $before->id() !== $request['id'] ) {
			Retention_Webhooks::delete_of( $before );
		}
		Retention_Connection::remember( $request['id'], $request['key'], $request['app'] );
		delete_option( Retention_Copy::ANSWER );
		return rest_ensure_response( array( 'ok' => true ) );
	}

	/**
	 * Forgets the connection.
	 */
	public function disconnect() {
		Retention_Connection::forget();
		return rest_ensure_response( array( 'ok' => true ) );
	}

	/**
	 * Says what this shop is.
	 */
	public function status() {
		return rest_ensure_response( Retention_Status::now() );
	}

	/**
	 * Remembers which products only shoppers of some levels may buy at first.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	public function early( $request ) {
		Retention_Early::remember( $request['items'] );
		return rest_ensure_response( array( 'ok' => true ) );
	}

	/**
	 * Lets one of WooCommerce's own senders be silent, or speak again.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	public function yield_sender( $request ) {
		Retention_Other_Senders::set( $request['key'], (bool) $request['yields'] );
		return rest_ensure_response( array( 'ok' => true ) );
	}
}
