<?php
/**
 * WooCommerce -> Retention.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * The page in the shop's admin: the merchant's page of the server in a frame, the few settings that live in the shop, and how to connect.
 */
final class Retention_Admin_Page {

	const SLUG  = 'retention';
	const NONCE = 'retention_token';

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_action( 'admin_menu', array( $this, 'add' ), 60 );
		add_action( 'admin_enqueue_scripts', array( $this, 'add_script' ) );
		add_action( 'wp_ajax_retention_token', array( $this, 'give_token' ) );
		add_filter( 'plugin_action_links_' . plugin_basename( RETENTION_FILE ), array( $this, 'add_link' ) );
	}

	/**
	 * The page's address.
	 *
	 * @param string $tab "settings", or '' for the merchant's page.
	 */
	public static function url( string $tab = '' ): string {
		return admin_url( 'admin.php?page=' . self::SLUG . ( '' === $tab ? '' : '&tab=' . $tab ) );
	}

	/**
	 * Where a merchant goes to connect this shop.
	 *
	 * @param string $app The server's address.
	 */
	public static function connect_url( string $app ): string {
		return add_query_arg( 'shop', rawurlencode( Retention_Connection::here() ), untrailingslashit( $app ) . '/connect/woocommerce' );
	}

	/**
	 * Adds the page to WooCommerce's menu.
	 */
	public function add(): void {
		add_submenu_page( 'woocommerce', __( 'Retention', 'retention-for-woocommerce' ), __( 'Retention', 'retention-for-woocommerce' ), 'manage_woocommerce', self::SLUG, array( $this, 'show' ) );
	}

	/**
	 * A link to the settings in the list of plugins.
	 *
	 * @param string[] $links The links so far.
	 */
	public function add_link( $links ) {
		return array_merge( array( '<a href="' . esc_url( self::url( 'settings' ) ) . '">' . esc_html__( 'Settings', 'retention-for-woocommerce' ) . '</a>' ), (array) $links );
	}

	/**
	 * The script that hands out tokens to the frame.
	 *
	 * @param string $page Which page of the admin is made.
	 */
	public function add_script( $page ): void {
		$connection = Retention_Connection::sending();
		if ( 'woocommerce_page_' . self::SLUG !== $page || ! $connection ) {
			return;
		}
		wp_enqueue_script( 'retention-admin', plugins_url( 'assets/admin.js', RETENTION_FILE ), array(), RETENTION_VERSION, true );
		wp_localize_script(
			'retention-admin',
			'retentionAdmin',
			array(
				'url'    => admin_url( 'admin-ajax.php' ),
				'nonce'  => wp_create_nonce( self::NONCE ),
				'origin' => self::origin( $connection->app() ),
			)
		);
	}

	/**
	 * A fresh token for the frame, which asks for one with each of its requests.
	 */
	public function give_token(): void {
		check_ajax_referer( self::NONCE, 'nonce' );
		$connection = Retention_Connection::sending();
		if ( ! $connection || ! current_user_can( 'manage_woocommerce' ) ) {
			wp_send_json_error( null, 403 );
		}
		wp_send_json_success( Retention_Page_Token::mint( $connection ) );
	}

	/**
	 * The page.
	 */
	public function show(): void {
		$connection  = Retention_Connection::sending();
		$is_settings = 'settings' === ( isset( $_GET['tab'] ) ? sanitize_key( wp_unslash( $_GET['tab'] ) ) : '' ); // phpcs:ignore WordPress.Security.NonceVerification.Recommended -- Only which tab is shown.
		echo '<div class="wrap"><h1>' . esc_html__( 'Retention', 'retention-for-woocommerce' ) . '</h1><nav class="nav-tab-wrapper">';
		foreach ( array( '' => __( 'Overview', 'retention-for-woocommerce' ), 'settings' => __( 'In the checkout', 'retention-for-woocommerce' ) ) as $tab => $name ) { // phpcs:ignore WordPress.Arrays -- One line says it best.
			$is_open = ( 'settings' === $tab ) === $is_settings;
			printf( '<a class="nav-tab%s" href="%s"%s>%s</a>', $is_open ? ' nav-tab-active' : '', esc_url( self::url( $tab ) ), $is_open ? ' aria-current="page"' : '', esc_html( $name ) );
		}
		echo '</nav>';
		if ( $is_settings ) {
			Retention_Settings_Form::show();
		} elseif ( $connection ) {
			// The frame's first request brings its token in the address; all later ones ask for theirs.
			printf(
				'<iframe id="retention-frame" title="%s" src="%s" style="display:block;width:100%%;height:calc(100vh - 150px);min-height:600px;margin-top:12px;border:0" allow="clipboard-write"></iframe>',
				esc_attr__( 'Retention', 'retention-for-woocommerce' ),
				esc_url( $connection->app() . '/app?token=' . Retention_Page_Token::mint( $connection ) )
			);
		} else {
			$this->show_connecting();
		}
		echo '</div>';
	}

	/**
	 * How to connect.
	 */
	private function show_connecting(): void {
		$current = Retention_Connection::current();
		$app     = defined( 'RETENTION_APP_URL' ) ? (string) RETENTION_APP_URL : ( $current ? $current->app() : Retention_Settings_Form::app() );
		echo '<h2>' . esc_html__( 'Connect this shop', 'retention-for-woocommerce' ) . '</h2><p>' . esc_html__( 'Retention sends its letters and texts from its own server. Nothing leaves this shop before you connect it.', 'retention-for-woocommerce' ) . '</p>';
		if ( $current ) {
			/* translators: %s: an address. */
			echo '<p><strong>' . esc_html( sprintf( __( 'This shop is a copy of %s, so nothing is sent from it. Connect it only if the shop moved here.', 'retention-for-woocommerce' ), $current->site() ) ) . '</strong></p>';
		}
		if ( '' === $app ) {
			Retention_Settings_Form::show_app();
			return;
		}
		printf(
			'<p><a class="button button-primary" href="%s">%s</a></p><p>%s</p><ol><li>%s</li><li>%s</li><li>%s</li></ol>',
			esc_url( self::connect_url( $app ) ),
			esc_html__( 'Connect', 'retention-for-woocommerce' ),
			/* translators: %s: the server's address. */
			esc_html( sprintf( __( 'Your server: %s', 'retention-for-woocommerce' ), $app ) ),
			esc_html__( 'The server asks WooCommerce for keys; you approve that here, in your shop.', 'retention-for-woocommerce' ),
			esc_html__( 'It makes its webhooks and tells this plugin its connection by itself.', 'retention-for-woocommerce' ),
			esc_html__( 'Come back to this page: everything else is set here.', 'retention-for-woocommerce' )
		);
		if ( ! defined( 'RETENTION_APP_URL' ) ) {
			Retention_Settings_Form::show_app();
		}
	}

	/**
	 * The origin of an address: with it messages to and from the frame are held apart from others'.
	 *
	 * @param string $url The address.
	 */
	private static function origin( string $url ): string {
		$parts = wp_parse_url( $url );
		return $parts['scheme'] . '://' . $parts['host'] . ( isset( $parts['port'] ) ? ':' . $parts['port'] : '' );
	}
}
